"""What is done with the session's file: saving, and what to do when that fails or somebody else writes it."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.errors import ConflictError, MergeError
from lmc_tui.storage.store import GONE, Theirs
from lmc_tui.tui.messages import SaveAs
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.saving import Errand, SaveState
from lmc_tui.workshop.watch import Finding

AGAIN, MINE, ELSEWHERE, NOT_NOW = "again", "mine", "elsewhere", ""
_ELSEWHERE = Option(ELSEWHERE, "Save under another name", "and go on there")
_NOT_NOW = Option(NOT_NOW, "Not now", "typing goes on, nothing is written")


class FileCommands(CommandSet):
    """Save, save as, take over; and what a watch found."""

    # --- saving -----------------------------------------------------------------------------------------

    def do_save(self) -> None:
        """Save now. When that failed, or somebody else changed the file, ask what to do."""
        opened = self.stage.opened
        outcome, theirs = opened.saver.outcome, self._theirs()
        if not opened.access.can_write and opened.saver.has_unsaved:
            self._ask(self.stage.told_access())
        elif not opened.access.can_write:
            self.stage.tell(self.stage.told_access())
        elif theirs is not None and theirs.session is not None:
            self._compare(theirs)
        elif theirs is not None or isinstance(outcome.error, ConflictError):
            words = theirs.words if theirs is not None else "The file was changed by somebody else."
            backup = "it is written anew" if theirs == GONE else "the other version is kept as a backup"
            self._ask(words, Option(MINE, "Write what is on this screen", backup))
        elif outcome.state is SaveState.FAILED:
            self._ask(
                f"NOT SAVED - {outcome.short or outcome.why}", Option(AGAIN, "Try again", "it is tried by itself, too")
            )
        else:
            self._hurry(Errand())

    def _theirs(self) -> Theirs | None:
        """What somebody else made of the file; looked up anew where a save ran into it before the watch did."""
        watch, error = self.stage.opened.watch, self.stage.opened.saver.outcome.error
        if watch is None:
            return None
        return (watch.look() if isinstance(error, ConflictError) else watch.last).theirs

    def _ask(self, title: str, *first: Option) -> None:
        options = [*first, _ELSEWHERE, _NOT_NOW]
        picker = Picker(title, lambda words: narrowed(options, words))
        self.stage.app.push_screen(picker, self._decided)

    def _decided(self, what: str | None) -> None:
        if what == ELSEWHERE:
            self.do_save_as()
        elif what in (MINE, AGAIN):
            self._hurry(Errand(force=what == MINE))

    def _hurry(self, errand: Errand) -> None:
        self.stage.asked_to_save = True
        self.stage.opened.saver.hurry(self.stage.session, errand)

    def do_save_as(self) -> None:
        """Ask for another name, in the same folder unless a path is given."""
        path = self.stage.opened.path
        title = "Save under another name, and go on there"
        fields = [Field("name", "file", "in the same folder, or a path", is_required=True)]
        values: Values = {"name": f"{path.stem}-2.toml"}
        self.stage.app.push_screen(Form(title, fields, values), self._save_as)

    def _save_as(self, said: Values | None) -> None:
        if said is not None:
            path = self.stage.opened.path.parent / Path(str(said["name"]).strip()).expanduser()
            self.stage.post_message(SaveAs(path if path.suffix == ".toml" else path.with_name(f"{path.name}.toml")))

    # --- somebody else ------------------------------------------------------------------------------------

    def found(self, finding: Finding) -> None:
        """The file stands otherwise than before: follow it where nothing is lost by that, else say so."""
        stage, theirs = self.stage, finding.theirs
        saver, save = stage.opened.saver, stage.key_map.key("save")
        if not finding.access.can_write and theirs is not None and saver.has_unsaved:
            stage.tell(f"The file was changed outside; what you changed is only here: {save} saves it elsewhere.")
        elif not finding.access.can_write and theirs is None:
            stage.tell(stage.told_access(finding.access))
        elif theirs is not None and theirs.session is None:
            stage.tell(f"{theirs.words} {save} decides what to do; what is here stays here.")
        elif theirs is not None and saver.has_unsaved:
            stage.tell(
                f"The file was changed outside, and there are changes here too. {save} shows both and lets you choose."
            )
        elif theirs is not None:
            self._follow(theirs, can_write=finding.access.can_write)
        elif finding.lock_problem:
            stage.tell(finding.lock_problem)
        stage.show_all()

    def _follow(self, theirs: Theirs, *, can_write: bool) -> None:
        """Be at what the file says now. Nothing here is unsaved."""
        stage, file = self.stage, self.stage.opened.file
        if file is None or theirs.session is None:
            return
        known = file.store.known
        try:
            merged = stage.workshop.merged(known.session if known else stage.session, theirs.session)
        except MergeError as error:
            stage.tell(str(error))
            return
        file.store.adopt(theirs)
        if can_write:
            stage.workshop.take_in(merged.session, "a change made outside")
            if file.says(stage.session):
                stage.opened.saver.is_on_disk(stage.session)
            undo = stage.key_map.key("undo")
            stage.tell(f"The file was changed outside: this is what it says now. {undo} takes that back.")
        else:
            stage.workshop.show(theirs.session)
        stage.settle()

    def _compare(self, theirs: Theirs) -> None:
        from lmc_tui.tui.screens.deciding import Deciding

        Deciding(self.stage, self._hurry).conflict(theirs)

    def do_take_over(self) -> None:
        """Become the writer; ask when whoever writes now may still be there."""
        access = self.stage.opened.access
        if access.is_abandoned:
            self._take_over("take")
            return
        options = [
            Option("take", "Write here from now on", "the other window then only looks on"),
            Option("", "Not now", "go on looking"),
        ]
        self.stage.app.push_screen(Picker(access.sentence, lambda words: narrowed(options, words)), self._take_over)

    def _take_over(self, what: str | None) -> None:
        file, watch = self.stage.opened.file, self.stage.opened.watch
        if not what or file is None:
            return
        refusal = file.take_over()
        if not refusal and watch is not None:
            watch.look()
        self.stage.tell(refusal or "You write this session now. The other window, if it is still there, looks on.")
        self.stage.show_all()

    # --- what a crash left, and named states --------------------------------------------------------------

    def do_recover(self) -> None:
        """Ask what to do with what an earlier window left unsaved."""
        if not self.offer_recovery():
            self.stage.tell("Nothing was left unsaved by an earlier crash.")

    def offer_recovery(self) -> bool:
        """Show what an earlier window left unsaved, if anything, and tell whether there was."""
        recovery = self.stage.opened.recovery
        found = recovery.leftover() if recovery is not None else ()
        if found:
            from lmc_tui.tui.screens.deciding import Deciding

            Deciding(self.stage, self._hurry).leftovers(found)
        return bool(found)

    def do_snapshot(self) -> None:
        """Name this state, or look at a named one."""
        from lmc_tui.tui.screens.snapshots import SnapshotDialogs

        SnapshotDialogs(self.stage).show()

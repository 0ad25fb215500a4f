"""What is done with the session as a whole."""

from __future__ import annotations

from lmc_tui.domain.changes import SetAction, SetHeading, SetParked
from lmc_tui.tui.drawing.help import draw_help
from lmc_tui.tui.job import stop_job
from lmc_tui.tui.messages import GoHome, Leave
from lmc_tui.tui.quiet import QuietApp, page_keys_of
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.widgets.option_list import Option


class SessionCommands(CommandSet):
    """Title, open points, help, leave."""

    def do_rename(self) -> None:
        """Title and whom it is for."""
        session = self.stage.session
        fields = [
            Field("title", "title", is_required=True),
            Field("designed_for", "designed for", "the organisation or unit"),
            Field("designed_by", "designed by", "who works on it"),
        ]
        values: Values = {
            "title": session.title,
            "designed_for": session.designed_for or None,
            "designed_by": session.designed_by or None,
        }
        self.stage.app.push_screen(Form("This session", fields, values), self._rename)

    def _rename(self, said: Values | None) -> None:
        if said is not None:
            title, for_whom, by_whom = (str(said[key] or "") for key in ("title", "designed_for", "designed_by"))
            self.stage.change(SetHeading(title, for_whom, by_whom), "title")

    def do_open_points(self) -> None:
        """Tick off an action or a parked point, or open it again."""
        session = self.stage.session
        options = [
            Option(f"action:{each.id}", each.text, each.owner or "action", "✓" if each.is_done else "○")
            for each in session.actions
        ] + [
            Option(f"parked:{each.id}", each.text, "parked", "✓" if each.is_settled else "○")
            for each in session.parking
        ]
        if not options:
            write = " and ".join(self.stage.key_map.key(each) for each in ("action", "park"))
            self.stage.tell(f"There are no actions and no parked points yet: {write} write them.")
            return
        picker = Picker("Tick off", lambda words: narrowed(options, words), hint="{take} ticks off · {leave} leaves")
        self.stage.app.push_screen(picker, self._tick_off)

    def _tick_off(self, target: str | None) -> None:
        kind, _, item_id = (target or "").partition(":")
        if kind == "action":
            for action in (each for each in self.stage.session.actions if each.id == item_id):
                self.stage.change(SetAction(action._replace(is_done=not action.is_done)), "tick off an action")
        elif kind == "parked":
            for parked in (each for each in self.stage.session.parking if each.id == item_id):
                self.stage.change(SetParked(parked._replace(is_settled=not parked.is_settled)), "settle a parked point")

    def do_help(self) -> None:
        """All keys and the method."""
        pages = page_keys_of(self.stage.app)
        self.stage.app.push_screen(Reading(lambda room: draw_help(room, self.stage.key_map.commands, pages)))

    def do_palette(self) -> None:
        """All commands by name."""
        self.stage.app.action_command_palette()

    def do_redraw(self) -> None:
        """Everything anew, whatever the terminal shows."""
        app = self.stage.app
        if isinstance(app, QuietApp):
            app.redraw()

    def do_home(self) -> None:
        """The list of sessions; this one is saved."""
        self.stage.post_message(GoHome())

    def do_suspend(self) -> None:
        """Stop, saved; whoever lets the program go on again comes back to this very screen."""
        stop_job()

    def do_leave(self) -> None:
        """Leave; what is being typed is remembered, and offered again."""
        self.stage.post_message(Leave())

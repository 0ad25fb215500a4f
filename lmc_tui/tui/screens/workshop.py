"""The workshop screen: keys and clicks to commands."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from lmc_tui.config.settings import DEFAULTS, Config
from lmc_tui.tui.commands import Command, Group, Needs, available, key_name
from lmc_tui.tui.drawing.jump_labels import NO_LABELS
from lmc_tui.tui.drawing.layout import Shape
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.tui.messages import FileFound
from lmc_tui.tui.screens.advising import COMMAND_SETS
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.moving import Moving
from lmc_tui.tui.widgets.dragging import NoteDragging
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.workshop.access import PROTECTED
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.tui.screens.file_commands import FileCommands
    from lmc_tui.tui.screens.jump_commands import JumpCommands


COMMA = "comma"
"""How Textual calls the key that would stand between two others."""


def bindings(keys: KeyMap) -> list[BindingType]:
    """A binding for every key there is. The action carries the key, for some keys mean two things."""
    commands: list[BindingType] = [
        Binding(key.replace(",", COMMA), f"run('{each.id}', {key!r})", each.label, show=False, tooltip=each.title)
        for each in keys.commands
        for key in each.all_keys
    ]
    return [*commands, Binding("ctrl+c", "say_how_to_leave", show=False)]


def command_set_kind(module: str) -> type[CommandSet]:
    """The set of commands that stands alone in that module of `lmc_tui.tui.screens`."""
    loaded = import_module(f"lmc_tui.tui.screens.{module}")
    return next(
        each
        for each in vars(loaded).values()
        if isinstance(each, type) and issubclass(each, CommandSet) and each.__module__ == loaded.__name__
    )


class WorkshopScreen(Moving, inherit_bindings=False):
    """Runs commands from the table, whichever way they come in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DEFAULT_KEYS)

    def __init__(self, opened: Opened, config: Config = DEFAULTS) -> None:
        super().__init__(opened)
        self.config = config
        self.lights_thread = config.thread_light
        self._sets: dict[str, CommandSet] = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be run now, by that key."""
        if action != "run":
            return super().check_action(action, parameters)
        each = self.key_map.command(str(parameters[0]))
        if len(parameters) > 1:
            here = each.keys_in_section if self.canvas_view.shows_one else each.keys_on_canvas
            if parameters[1] not in each.keys + here:
                return False
        return each.id in available(self.facts()) or self._is_only_viewed(each)

    def _is_only_viewed(self, each: Command) -> bool:
        """Whether a command could be run if this window were allowed to write: then it says why it is not."""
        return Needs.WRITING in each.needs and not self.opened.access.can_write

    def action_run(self, command_id: str, key: str = "") -> None:
        """Run a command of the table."""
        del key
        self.run_command(command_id)

    def run_command(self, command_id: str) -> None:
        """Run a command of the table, by whatever way it was chosen."""
        each = self.key_map.command(command_id)
        if self._is_only_viewed(each):
            self.tell(self.told_access())
            return
        if each.id not in available(self.facts()):
            return  # but at any size: who writes may not know yet that somebody made the window too small
        if self.draft is not None and each.id not in ("save", "leave", "palette", "help"):
            self.leave_writing()
        if each.group is not Group.MOVING:
            self.rest()
        self.hush()
        method = getattr(self._owner(each.method), each.method)
        if each.argument:
            method(each.argument)
        else:
            method()

    def on_resize(self) -> None:
        """At another size other things are in sight, to jump to."""
        if self.labels.by_target:
            self.call_after_refresh(self._label_anew)

    def _label_anew(self) -> None:
        if self.shape is Shape.TINY:
            self.show_labels(NO_LABELS)
        elif self.labels.by_target:
            self._jump_commands.do_jump()

    def go_on_in(self, opened: Opened) -> None:
        """The same session is in another file from now on."""
        self.opened = opened
        self.watch_file()
        self.show_all()
        self.tell(f"Saved as {opened.path.name}. Work goes on there.")

    @on(FileFound)
    def file_found(self, message: FileFound) -> None:
        """Somebody else changed the file, or took it over."""
        message.stop()
        self._file_commands.found(message.finding)

    def offer_recovery(self) -> None:
        """Show what an earlier window left unsaved, if anything."""
        if (self.opened.access.can_write or self.opened.access == PROTECTED) and self.draft is None:
            self._file_commands.offer_recovery()

    @property
    def _jump_commands(self) -> JumpCommands:
        from lmc_tui.tui.screens.jump_commands import JumpCommands

        found = self._command_set("jump_commands")
        assert isinstance(found, JumpCommands)
        return found

    @property
    def _file_commands(self) -> FileCommands:
        from lmc_tui.tui.screens.file_commands import FileCommands

        found = self._command_set("file_commands")
        assert isinstance(found, FileCommands)
        return found

    def _owner(self, method: str) -> object:
        """Who has a method `do_<id>`: this screen, or the first of the sets that has it. Later ones stay unloaded."""
        if hasattr(self, method):
            return self
        return next(each for each in map(self._command_set, COMMAND_SETS) if hasattr(each, method))

    def _command_set(self, module: str) -> CommandSet:
        found = self._sets.get(module)
        if found is None:
            found = self._sets[module] = command_set_kind(module)(self)
        return found

    def action_say_how_to_leave(self) -> None:
        """Ctrl+C out of habit: say how to leave."""
        other = next((f" or {key_name(key)}" for key in self.key_map.command("leave").keys if key != "ctrl+q"), "")
        self.tell(f"ctrl+q{other} leaves. Everything is saved.")

    @on(LineView.Clicked, "#keys, #header, #guide")
    def bar_clicked(self, event: LineView.Clicked) -> None:
        """A click on a key's label, the header or the guide runs what it names."""
        event.stop()
        if event.target:
            self.run_command(event.target)

    def on_key(self, event: events.Key) -> None:
        """Any key takes back a notice, and leaves a note that is dragged where it is; a letter may be a label's."""
        if self.labels.by_target:
            if self._jump_commands.take(event):
                event.stop()
        elif self.canvas_view.is_dragging:
            self.canvas_view.let_go()
            if event.key == "escape":
                event.stop()
        elif self.draft is None:
            self.hush()

    def on_screen_suspend(self) -> None:
        """Something else is in front: nobody is asked for a letter any more."""
        if self.labels.by_target:
            self.show_labels(NO_LABELS)

    # --- the mouse ------------------------------------------------------------------------------------

    def on_mouse_down(self) -> None:
        """A press takes labels away, whatever else it does."""
        if self.labels.by_target:
            self.show_labels(NO_LABELS)

    @on(NoteDragging.Dragged, "#canvas")
    def note_dragged(self, event: NoteDragging.Dragged) -> None:
        """Show where a note would go."""
        from lmc_tui.tui.screens.dragging import show_drag

        event.stop()
        show_drag(self, event.drag)

    @on(NoteDragging.Dropped, "#canvas")
    def note_dropped(self, event: NoteDragging.Dropped) -> None:
        """Move a note there."""
        from lmc_tui.tui.screens.dragging import drop

        event.stop()
        drop(self, event.drag)


def workshop_kind(keys: KeyMap) -> type[WorkshopScreen]:
    """The screen with those keys. Textual reads keys off a class, so other keys make another class."""
    if keys is DEFAULT_KEYS:
        return WorkshopScreen

    class Rebound(WorkshopScreen, inherit_bindings=False):
        BINDINGS: ClassVar[list[BindingType]] = bindings(keys)
        key_map = keys

    return Rebound

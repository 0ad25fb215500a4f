"""The mouse on the canvas: notes that are dragged, and clicks that mean what was under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from lmc_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from lmc_tui.tui.drawing.dragging import Drag, Spot

LEFT_BUTTON = 1
EDGE_SECONDS = 0.15
"""How often a pane scrolls on by a line while a note is held over its upper or lower border."""


class NoteDragging(LineView):
    """Follows a note from the press to the release. Subclasses say what lies where."""

    class Dragged(Message):
        """A note that is dragged would go somewhere else now."""

        def __init__(self, view: NoteDragging, drag: Drag | None) -> None:
            super().__init__()
            self.view = view
            self.drag = drag
            """None once it is let go of where it came from, or outside."""

        @property
        def control(self) -> NoteDragging:
            """The view, so that handlers can select by it."""
            return self.view

    class Dropped(Message):
        """A note was let go of over another place."""

        def __init__(self, view: NoteDragging, drag: Drag) -> None:
            super().__init__()
            self.view = view
            self.drag = drag

        @property
        def control(self) -> NoteDragging:
            """The view, so that handlers can select by it."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drag: Drag | None = None
        self._pointer = Offset(0, 0)
        self._is_spent = False
        """Whether the click that ends this press means nothing more."""
        self._clicked = ""
        """What the first click hit: the second of two means the same, though it may have moved meanwhile."""
        self._edge_timer: Timer | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a note is held off its place."""
        return self._drag is not None and self._drag.has_left

    def spot_at(self, x: int, y: int) -> Spot | None:
        """What is at that cell; None for no pane."""
        raise NotImplementedError

    def scroll_at_edge(self, x: int, y: int) -> None:
        """Scroll the pane whose upper or lower border is at that cell."""
        raise NotImplementedError

    # --- the button ---------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the note that is there."""
        from lmc_tui.tui.drawing.dragging import pressed

        self._is_spent = False
        self._drag = pressed(self.spot_at(event.x, event.y)) if event.button == LEFT_BUTTON else None
        if self._drag is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow."""
        if self._drag is not None:
            self._pointer = Offset(event.x, event.y)
            self._follow()
            if self._drag.has_left and self._edge_timer is None:
                self._edge_timer = self.set_interval(EDGE_SECONDS, self.scroll_on)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        if self._drag is None:
            return
        self._pointer = Offset(event.x, event.y)
        self._follow()
        drag = self._drag
        if drag.goal is None:
            self._end(is_spent=False)
        else:
            self._drag = None
            self._end(is_spent=True)
            self.post_message(self.Dropped(self, drag))

    def on_mouse_release(self) -> None:
        """Something else, a dialog, takes the mouse."""
        self.let_go()

    def let_go(self) -> None:
        """Leave the note where it is, whatever the button does."""
        if self._drag is not None:
            self._end(is_spent=self._drag.has_left)

    def scroll_on(self) -> None:
        """Scroll the pane over whose border the note is held, which may bring another one under the pointer."""
        if self._drag is not None:
            self.scroll_at_edge(*self._pointer)
            self._follow()

    def _follow(self) -> None:
        from lmc_tui.tui.drawing.dragging import moved

        if self._drag is None:
            return
        before, self._drag = self._drag, moved(self._drag, self.spot_at(*self._pointer))
        if (before.goal, before.has_left) != (self._drag.goal, self._drag.has_left):
            self.post_message(self.Dragged(self, self._drag))

    def _end(self, *, is_spent: bool) -> None:
        drag, self._drag = self._drag, None
        self._is_spent = is_spent
        if self._edge_timer is not None:
            self._edge_timer.stop()
            self._edge_timer = None
        self.release_mouse()
        if drag is not None and drag.has_left:
            self.post_message(self.Dragged(self, None))

    # --- clicks ---------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked, unless the press has done something else; more than two clicks tell nothing new."""
        event.prevent_default()
        if event.chain == 1:
            self._clicked = self.target_at(event.x, event.y)
        if self._clicked or self._is_spent:
            event.stop()
        if self._clicked and not self._is_spent and event.chain <= 2:
            self.post_message(self.Clicked(self, self._clicked, event.chain))

"""The least Textual app to type into: one `Input`, with a cursor that does not blink, so that only keys cost bytes."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class InputApp(App[None]):
    """Shows one field, which has the focus."""

    def compose(self) -> ComposeResult:
        """The field."""
        field = Input(placeholder="READY")
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    InputApp().run()

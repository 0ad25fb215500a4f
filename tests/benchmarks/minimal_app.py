"""The least Textual app: one `Static`. What it takes to its first frame, no app can do without."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class MinimalApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("READY")


if __name__ == "__main__":
    MinimalApp().run()

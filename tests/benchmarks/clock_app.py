"""The least Textual app with a clock: one label of its own size, changed every second."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class ClockApp(App[None]):
    """Shows the seconds since its start."""

    seconds = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label("READY 00000")

    def on_mount(self) -> None:
        """Begin to count."""
        self.set_interval(1, self.count)

    def count(self) -> None:
        """Show one second more."""
        self.seconds += 1
        self.query_one(Label).update(f"READY {self.seconds:05}")


if __name__ == "__main__":
    ClockApp().run()

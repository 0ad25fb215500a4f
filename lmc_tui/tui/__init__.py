"""What a person sees, drawn with Textual. Decisions stand in `lmc_tui.workshop`; here they are shown."""

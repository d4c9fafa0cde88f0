package dev.groundwork.ledger.model;

/** The outcome of a change of settings. */
public sealed interface SettingsOutcome {

    /** They hold from now on. */
    record Changed(Settings settings) implements SettingsOutcome {}

    /** There is no such user. */
    record UnknownUser() implements SettingsOutcome {}

    /** Others were in the way for too long; nothing has changed that this call knows of. */
    record Busy() implements SettingsOutcome {}
}

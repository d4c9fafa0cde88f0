package dev.groundwork.localstack.provider.database;

/**
 * The record that a provider keeps of a database.
 *
 * @param id its id
 * @param name the name of the app
 * @param marker the marker of the one that ordered it
 * @param engine {@code postgres} or {@code sqlite}
 * @param port where it listens, kept for its life; 0 for one that does not
 * @param password of the role {@code app}; empty for one that has none
 * @param made false until its files are complete
 */
public record DatabaseRecord(
        String id, String name, String marker, String engine, int port, String password, boolean made) {

    DatabaseRecord complete() {
        return new DatabaseRecord(id, name, marker, engine, port, password, true);
    }

    /** Names it without its password. */
    @Override
    public String toString() {
        return "DatabaseRecord[id=" + id + ", name=" + name + "]";
    }
}

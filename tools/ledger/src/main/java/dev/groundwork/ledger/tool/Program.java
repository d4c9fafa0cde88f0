package dev.groundwork.ledger.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Does what a command line asks for, and turns everything that goes wrong into a sentence. */
public final class Program {

    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int UNCHECKED = 2;

    private final Consumer<String> findings;
    private final Consumer<String> people;

    /**
     * @param findings takes the lines that are the outcome
     * @param people takes the lines besides
     */
    public Program(Consumer<String> findings, Consumer<String> people) {
        this.findings = findings;
        this.people = people;
    }

    /** Answers the program's exit code: 0 for sound, 1 for faulty, 2 where nothing could be checked. */
    public int run(List<String> arguments) {
        try {
            return isSound(VerifyOptions.of(arguments)) ? SOUND : FAULTY;
        } catch (IllegalArgumentException e) {
            people.accept("groundwork: " + e.getMessage());
            people.accept(VerifyOptions.USAGE);
        } catch (UncheckableException e) {
            people.accept("groundwork: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            people.accept("groundwork: it cannot be read: " + e.getMessage());
        } catch (ResourceNotFoundException e) {
            people.accept("groundwork: there is no table of this name in this region");
        } catch (SdkException e) {
            people.accept("groundwork: the table cannot be read: " + e.getMessage());
        }
        return UNCHECKED;
    }

    private boolean isSound(VerifyOptions options) throws IOException {
        return switch (options) {
            case VerifyOptions.History(var files) -> new HistoryReport(findings).isSound(files);
            case VerifyOptions.Ledgers(var place, var user) -> {
                try (var connection = Connection.to(place)) {
                    yield new LedgersReport(findings, people).isSound(connection.table(), user);
                }
            }
        };
    }
}

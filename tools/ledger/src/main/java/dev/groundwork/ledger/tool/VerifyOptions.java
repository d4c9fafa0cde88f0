package dev.groundwork.ledger.tool;

import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of the command line. */
sealed interface VerifyOptions {

    /** The usage text. */
    String USAGE = """
            usage: ./groundwork ledger verify [--user usr_…] [--table NAME]
                   ./groundwork ledger verify --csv FILE…

            Checks every ledger of the running local stack, or only one user's; with --table, those of a table at AWS, with
            the region and the credentials of the environment. With --csv, checks a history as GET /api/credits/history
            answers it as text/csv: one file with all its pages, or a file for each.

            Ends with 0 where everything is sound, with 1 where something is not, with 2 where nothing could be checked.""";

    /** The ledgers of a table, or one user's. */
    record Ledgers(Place place, Optional<UserId> user) implements VerifyOptions {}

    /** One user's history. */
    record History(List<Path> files) implements VerifyOptions {}

    /** The address of a table. */
    sealed interface Place {

        /** On this machine. */
        record Stack(URI origin) implements Place {}

        /** At AWS, as the environment has it. */
        record Aws(String table) implements Place {}
    }

    /** Reads a command line, or throws {@link IllegalArgumentException} with a sentence. */
    static VerifyOptions of(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        if (!"verify".equals(rest.poll())) {
            throw new IllegalArgumentException("the one thing to do is: verify");
        }
        Optional<UserId> user = Optional.empty();
        Optional<Place> place = Optional.empty();
        var files = new ArrayList<Path>();
        while (!rest.isEmpty()) {
            var option = rest.remove();
            switch (option) {
                case "--user" -> user = Optional.of(user(value(option, rest)));
                case "--table" -> place = Optional.of(new Place.Aws(value(option, rest)));
                case "--stack" -> {
                    var stack = new Place.Stack(URI.create(value(option, rest)));
                    place = place.or(() -> Optional.of(stack));
                }
                case "--csv" -> {
                    files.add(Path.of(value(option, rest)));
                    while (!rest.isEmpty() && !rest.element().startsWith("--")) {
                        files.add(Path.of(rest.remove()));
                    }
                }
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return files.isEmpty()
                ? new Ledgers(place.orElseThrow(VerifyOptions::nowhere), user)
                : new History(List.copyOf(files));
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove();
    }

    private static UserId user(String text) {
        return UserId.parse(text).orElseThrow(() -> new IllegalArgumentException("not the id of a user: " + text));
    }

    private static IllegalArgumentException nowhere() {
        return new IllegalArgumentException("say where: --table NAME for a table at AWS");
    }
}

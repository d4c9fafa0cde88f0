package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Procfile of an app, of which the line {@code web} is read (Heroku, "The Procfile"). */
final class Procfile {

    static final String NAME = "Procfile";
    private static final Pattern WEB = Pattern.compile("^web\\s*:\\s*(\\S.*)$");

    private Procfile() {}

    /** Returns the command of its web process, nothing where there is none. */
    static Optional<String> web(Path directory) throws BuildFailed, IOException {
        return SourceText.read(directory.resolve(NAME))
                .flatMap(text -> text.lines()
                        .map(line -> WEB.matcher(line.strip()))
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> matcher.group(1))
                        .findFirst());
    }
}

package dev.groundwork.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of stripe-java that is in the function's zip. */
final class StripeClassesTest {

    private static final Pattern PARAMETER = Pattern.compile("com/stripe/param/[\\w/$]+");
    private static final Pattern INCLUDE = Pattern.compile("<include>(META-INF/|com/stripe/)([^<]*)</include>");

    @Test
    @DisplayName("INFRA-CRED-491 every class of Stripe's parameters that the code names is in the function's zip")
    void parameters() throws IOException {
        var kept = kept();
        var named = named();

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(type -> kept.stream().anyMatch(include -> include.matches(Path.of(type + ".class"))));
    }

    private static Set<PathMatcher> kept() throws IOException {
        return INCLUDE.matcher(Files.readString(Path.of("stripe-jar.xml")))
                .results()
                .map(include -> (include.group(1) + include.group(2)).replace("**/*", "**"))
                .map(include -> FileSystems.getDefault().getPathMatcher("glob:" + include))
                .collect(Collectors.toSet());
    }

    /** Returns the names of parameters in the constants of the compiled code. */
    private static Set<String> named() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(Path.of("target/classes/dev"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                PARAMETER
                        .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .results()
                        .forEach(name -> names.add(name.group()));
            }
        }
        return names;
    }
}

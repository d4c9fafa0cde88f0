package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Comments say in plain English what a thing is or does. */
final class JavadocTest {

    private static final Pattern RIDDLE =
            Pattern.compile("/\\*\\*[\\s*]*(What|Whether|How|Who|Whose|Where|Which|That)\\b[^\\n]*");
    private static final Pattern SUMMARY = Pattern.compile("summary: '?(\\w+)");

    @Test
    @DisplayName("INFRA-AUTH-918 a comment says what a thing is or does; none begins with a question word")
    void questionWords() {
        var found = new ArrayList<String>();
        for (var file : Project.files(f -> f.toString().endsWith(".java"))) {
            RIDDLE.matcher(Project.text(file))
                    .results()
                    .forEach(m -> found.add(
                            Project.ROOT.relativize(file) + ": " + m.group().strip()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-919 summaries of the API are imperatives: Create an app, not Creates an app")
    void summaries() {
        var found = SUMMARY.matcher(Project.text(Project.ROOT.resolve("docs/openapi.yaml")))
                .results()
                .map(m -> m.group(1))
                .filter(verb -> verb.endsWith("s") || verb.equals("The"))
                .toList();

        assertThat(found).isEmpty();
    }
}

package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md lists the libraries of pom.xml as they are. */
final class DependenciesTest {

    private static final Pattern VERSION = Pattern.compile("<([\\w-]+)\\.version>([^<$]+)</");

    @Test
    @DisplayName("INFRA-AUTH-924 every version of pom.xml stands in docs/dependencies.md")
    void versions() {
        var page = Project.text(Project.ROOT.resolve("docs/dependencies.md"));
        var missing = new ArrayList<String>();
        VERSION.matcher(Project.text(Project.ROOT.resolve("pom.xml")))
                .results()
                .filter(property -> page.lines()
                        .noneMatch(line -> line.startsWith("| " + property.group(1) + " ")
                                && line.contains("| " + property.group(2) + " |")))
                .forEach(property -> missing.add(property.group()));

        assertThat(missing).isEmpty();
    }
}

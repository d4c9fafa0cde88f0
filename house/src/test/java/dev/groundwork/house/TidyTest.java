package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** House rules that no compiler holds. */
final class TidyTest {

    private static final Pattern TEST_ID = Pattern.compile("@DisplayName\\(\\s*\"(INFRA-(?:AUTH|CRED|HOST)-\\d{3}) ");
    private static final Pattern DISPLAY_NAME = Pattern.compile("@DisplayName\\(\\s*\"([^\"]*)");

    @Test
    @DisplayName("INFRA-AUTH-910 every problem code has its page in docs/errors, and every page its code")
    void errorPages() {
        var pages = Project.files(f ->
                        f.toString().contains("/docs/errors/") && f.toString().endsWith(".md"))
                .stream()
                .map(f -> f.getFileName().toString().replace(".md", ""))
                .filter(name -> !name.equals("README"))
                .toList();

        assertThat(pages)
                .containsExactlyInAnyOrderElementsOf(List.of(ProblemCode.values()).stream()
                        .map(ProblemCode::code)
                        .toList());
    }

    @Test
    @DisplayName("INFRA-AUTH-911 every package with main classes is null-marked")
    void nullMarked() {
        var unmarked = new HashSet<Path>();
        for (var file : Project.files(Project::isMainJava)) {
            var info = file.resolveSibling("package-info.java");
            if (!Files.exists(info) || !Project.text(info).contains("@NullMarked")) {
                unmarked.add(Project.ROOT.relativize(file.getParent()));
            }
        }

        assertThat(unmarked).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-912 nothing is left for later in a comment")
    void nothingForLater() {
        var mark = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        var files = Project.files(f -> f.toString().matches(".*\\.(java|xml|yaml|md|sh|js|html)")).stream()
                .filter(f -> mark.matcher(Project.text(f)).find())
                .map(Project.ROOT::relativize)
                .toList();

        assertThat(files).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-913 every test has an id of its own in its display name")
    void testIds() {
        var seen = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (var file : Project.files(
                f -> f.toString().contains("/src/test/java/") && f.toString().endsWith(".java"))) {
            var text = Project.text(file);
            var names = DISPLAY_NAME.matcher(text);
            while (names.find()) {
                var id = TEST_ID.matcher("@DisplayName(\"" + names.group(1));
                if (!id.find() || !seen.add(id.group(1))) {
                    wrong.add(Project.ROOT.relativize(file) + ": " + names.group(1));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-914 no file names a machine, and controllers leave content types to the edge")
    void places() {
        var controllers = Project.files(
                        f -> Project.isMainJava(f) && Project.text(f).contains("@Controller("))
                .stream()
                .filter(f -> !Project.text(f).contains("@Consumes(MediaType.ALL)"))
                .map(Project.ROOT::relativize)
                .toList();

        assertThat(controllers).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-925 docs/performance.md has no row that a command did not write")
    void measuredRows() {
        var page = Project.text(Project.ROOT.resolve("docs/performance.md"));
        var byHand = Pattern.compile("(?s)<!-- bench ([\\w-]+) -->.*?<!-- end of bench \\1 -->")
                .matcher(page)
                .replaceAll("");

        assertThat(byHand.lines().filter(line -> line.startsWith("|"))).isEmpty();
    }
}

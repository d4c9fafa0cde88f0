package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/glossary.md is true: what it names exists, and the words that it replaces are gone. */
final class GlossaryTest {

    private static final String PAGE = Project.text(Project.ROOT.resolve("docs/glossary.md"));
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Pattern FOLDER = Pattern.compile("\\b(?:shared|functions|docs)/\\w+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /**
     * A word that is not used any more.
     *
     * @param word the word, with {@code ()} behind it where only a method's name is meant
     * @param folders where it is not used, {@code everywhere} for all of the project
     * @param pattern finds it
     */
    private record Replaced(String word, List<String> folders, Pattern pattern) {

        Replaced(String word, String folders) {
            this(word, List.of(folders.split(", ")), pattern(word));
        }

        boolean covers(String path) {
            return folders.contains("everywhere") || folders.stream().anyMatch(folder -> path.startsWith(folder + "/"));
        }

        private static Pattern pattern(String word) {
            return word.endsWith("()")
                    ? Pattern.compile("\\b" + word.substring(0, word.length() - 2) + "\\(")
                    : Pattern.compile("\\b" + word + "(s|es|d|ed|r|rs)?\\b");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-915 every place that the glossary names exists")
    void places() {
        var types = Project.files(Project::isMainJava).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var missing = new ArrayList<String>();
        for (var row : rows(4)) {
            CODE.matcher(row.get(2))
                    .results()
                    .map(m -> m.group(1))
                    .filter(t -> !types.contains(t))
                    .forEach(missing::add);
            FOLDER.matcher(row.get(2))
                    .results()
                    .map(m -> m.group())
                    .filter(folder -> !Files.isDirectory(Project.ROOT.resolve(folder)))
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-916 words that were replaced are not used")
    void replacedWords() {
        var replaced = rows(3).stream()
                .map(row -> new Replaced(row.get(0), row.get(2)))
                .toList();
        assertThat(replaced).isNotEmpty();
        var found = new ArrayList<String>();
        for (var file : Project.files(f -> f.toString().endsWith(".java"))) {
            var path = Project.ROOT.relativize(file).toString();
            var source = Project.text(file).replace("NullMarked", "");
            var words = path + " " + HUMP.matcher(source).replaceAll(" ").toLowerCase(Locale.ROOT);
            for (var one : replaced) {
                var text = one.word().endsWith("()") ? source : words;
                if (one.covers(path) && one.pattern().matcher(text).find()) {
                    found.add(one.word() + ": " + path);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-917 a term has one row")
    void oneRow() {
        var seen = new HashSet<String>();

        assertThat(rows(4).stream()
                        .flatMap(row -> List.of(row.get(0).split(", ")).stream())
                        .filter(t -> !seen.add(t)))
                .isEmpty();
    }

    /** The cells of the rows of every table of so many columns, without heads. */
    private static List<List<String>> rows(int columns) {
        return PAGE.lines()
                .filter(line ->
                        line.startsWith("| ") && !Set.of("| term", "| not ").contains(line.substring(0, 6)))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)).stream()
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() == columns)
                .toList();
    }
}

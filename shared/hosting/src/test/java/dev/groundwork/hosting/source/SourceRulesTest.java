package dev.groundwork.hosting.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd,path_absolute",
        "C:/windows/x,path_absolute",
        "c:x,path_absolute",
        "a\\b,path_backslash",
        "..\\..\\x,path_backslash",
        "../x,path_traversal",
        "a/../../x,path_traversal",
        "a/..,path_traversal",
        "./a,path_empty_name",
        "a//b,path_empty_name",
        "a/./b,path_empty_name",
        ".git/config,git_folder",
        "a/.GIT/hooks/post-checkout,git_folder",
        "git~1/config,git_folder",
        ".git./x,git_folder",
        "'.git /x',git_folder",
        ".git::$INDEX_ALLOCATION/x,git_folder",
        ".gitmodules,git_modules",
        "a/.GitModules,git_modules",
        "gitmod~1,git_modules",
        "gi7eba~1,git_modules"
    })
    @DisplayName("INFRA-HOST-020 a path that leads out, or is git's own somewhere, is refused")
    void refused(String path, String code) {
        assertThat(codes(path)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {".g\u200cit/config", ".gi\u200dt", "\ufeff.git/x", ".g\u202eit"})
    @DisplayName("INFRA-HOST-021 characters that HFS+ does not see do not hide a .git")
    void invisible(String path) {
        assertThat(codes(path)).containsExactly("git_folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".gitignore", ".github/CODEOWNERS", "docs/.github/workflows/ci.yml", "git", "a.git", ".gitattributes",
                "...", "..a", "a..", "con", "ü/ß.html", "src/main/java/A.java"
            })
    @DisplayName("INFRA-HOST-022 what only resembles those is taken")
    void taken(String path) {
        assertThat(codes(path, "README.md")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\u007f", "a\u0085b", "a\u2028b"})
    @DisplayName("INFRA-HOST-023 control characters are refused, and not repeated in the finding")
    void control(String path) {
        var findings = findings(path);

        assertThat(findings).extracting(SourceFinding::code).containsExactly("path_control_character");
        assertThat(findings.getFirst().entry()).doesNotContain("\n", "\u0000", "\u007f", "\u0085");
    }

    @Test
    @DisplayName("INFRA-HOST-024 a path has at most 1,024 bytes and 32 names, a name 255 bytes")
    void lengths() {
        var longest = ("a".repeat(255) + "/").repeat(3) + "ü".repeat(127) + "/a";

        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(1024);
        assertThat(codes(longest)).isEmpty();
        assertThat(codes(longest + "b")).containsExactly("path_too_long");
        assertThat(codes("a".repeat(256))).containsExactly("name_too_long");
        assertThat(codes("a/".repeat(31) + "a")).isEmpty();
        assertThat(codes("a/".repeat(32) + "a")).containsExactly("path_too_deep");
    }

    @Test
    @DisplayName("INFRA-HOST-025 twins by case or Unicode form, duplicates and file/folder clashes are refused")
    void together() {
        assertThat(codes("README", "readme")).containsExactly("twin");
        assertThat(codes("A/x", "a/y")).containsExactly("twin");
        assertThat(codes("\u00fc", "u\u0308")).containsExactly("twin");
        assertThat(codes("straße", "STRASSE")).containsExactly("twin");
        assertThat(codes("x", "x")).containsExactly("duplicate");
        assertThat(codes("a", "a/b")).containsExactly("file_folder_clash");
        assertThat(codes("a/b", "a")).containsExactly("file_folder_clash");
    }

    @Property(tries = 500)
    @Label("INFRA-HOST-026 of any paths, those that are accepted stay inside their folder and are all different")
    void property(
            @ForAll @Size(min = 1, max = 6)
                    List<
                                    @AlphaChars @NumericChars @Chars({'.', '/', '\\', ':', '~', ' ', 'ü'})
                                    @StringLength(max = 12) String>
                            paths) {
        var verdict =
                SourceRules.check(paths.stream().map(SourceRulesTest::file).toList(), List.of());

        if (verdict instanceof CheckedSource.Safe(var tree, var warnings)) {
            var root = Path.of("/srv/app");
            assertThat(tree.files()).hasSameSizeAs(paths);
            assertThat(tree.files())
                    .allSatisfy(f -> assertThat(root.resolve(f.path()).normalize())
                            .startsWithRaw(root)
                            .isNotEqualTo(root)
                            .hasToString(root + "/" + f.path()));
            assertThat(tree.files().stream().map(f -> f.path().toLowerCase(Locale.ROOT)))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> codes(String... paths) {
        return findings(paths).stream().map(SourceFinding::code).toList();
    }

    private static List<SourceFinding> findings(String... paths) {
        var entries = Arrays.stream(paths).map(SourceRulesTest::file).toList();
        return switch (SourceRules.check(entries, List.of())) {
            case CheckedSource.Safe safe -> List.of();
            case CheckedSource.Unsafe(var findings) -> findings;
        };
    }

    private static SourceEntry file(String path) {
        return new SourceEntry(path, false, false, new byte[0]);
    }
}

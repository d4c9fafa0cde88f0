package dev.groundwork.hosting.source;

import static dev.groundwork.hosting.source.ZipBuilder.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.source.ZipBuilder.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ZipSourceArchivesTest {

    private static final Entry PAGE = Entry.of("index.html", "<h1>hello</h1>");

    private final ZipSourceArchives archives = new ZipSourceArchives();

    @Test
    @DisplayName(
            "INFRA-HOST-001 an honest archive gives its files in the order of their paths, with their modes and bytes")
    void honest() {
        var zip = zip(
                Entry.of("run.sh", "echo hi").mode(0100755), Entry.of("css/", ""), Entry.of("css/a.css", "a{}"), PAGE);

        var tree = safe(zip).tree();

        assertThat(tree.files()).extracting(SourceEntry::path).containsExactly("css/a.css", "index.html", "run.sh");
        assertThat(tree.files()).extracting(SourceEntry::executable).containsExactly(false, false, true);
        assertThat(tree.files().get(1).content()).isEqualTo("<h1>hello</h1>".getBytes(StandardCharsets.UTF_8));
        assertThat(tree.bytes()).isEqualTo(3 + 14 + 7);
    }

    @Test
    @DisplayName("INFRA-HOST-002 a .env is taken, with a warning that names it")
    void dotEnv() {
        var verdict = safe(zip(PAGE, Entry.of("server/.env", "A=1")));

        assertThat(verdict.warnings()).singleElement().asString().startsWith("server/.env ");
    }

    @Test
    @DisplayName("INFRA-HOST-734 a zip of one folder is the folder's content, without what macOS adds beside it")
    void unwrapped() {
        assertThat(paths(
                        Entry.of("site/", ""),
                        Entry.of("site/index.html", "x"),
                        Entry.of("site/css/a.css", "x"),
                        Entry.of("__MACOSX/site/._index.html", "x"),
                        Entry.of(".DS_Store", "x")))
                .containsExactly("css/a.css", "index.html");
        assertThat(paths(Entry.of("a/b/index.html", "x"), Entry.of("a/b/c.html", "x")))
                .as("one folder, once")
                .containsExactly("b/c.html", "b/index.html");
        assertThat(paths(Entry.of("a/x", "x"), Entry.of("b/x", "x"))).containsExactly("a/x", "b/x");
        assertThat(paths(Entry.of("a/x", "x"), Entry.of("x", "x"))).containsExactly("a/x", "x");
    }

    @Test
    @DisplayName("INFRA-HOST-735 a ./ before a name is taken off, once, and hides nothing")
    void dotSlash() {
        assertThat(paths(Entry.of("./", ""), Entry.of("./index.html", "x"), Entry.of("./css/", ""), Entry.of("a", "x")))
                .containsExactly("a", "index.html");
        assertThat(refusals(zip(PAGE, Entry.of("././x", "x")))).containsExactly("./x path_empty_name");
        assertThat(refusals(zip(PAGE, Entry.of("./../x", "x")))).containsExactly("../x path_traversal");
        assertThat(refusals(zip(PAGE, Entry.of(".//x", "x")))).containsExactly("/x path_absolute");
        assertThat(refusals(zip(PAGE, Entry.of("./index.html", "x")))).containsExactly("index.html duplicate");
        assertThat(refusals(zip(PAGE, Entry.of("./.git/config", "x")))).containsExactly(".git/config git_folder");
        assertThat(refusals(zip(PAGE, Entry.of("/", "")))).containsExactly("/ path_absolute");
    }

    @Test
    @DisplayName("INFRA-HOST-736 workflow files are left out of the source, with a warning for each")
    void workflows() {
        var source = safe(zip(
                Entry.of("site/.GitHub/Workflows/ci.yml", "x"),
                Entry.of("site/.GitHub/CODEOWNERS", "x"),
                Entry.of("site/docs/.github/workflows/ci.yml", "x")));

        assertThat(source.tree().files())
                .extracting(SourceEntry::path)
                .containsExactly(".GitHub/CODEOWNERS", "docs/.github/workflows/ci.yml");
        assertThat(source.warnings()).singleElement().asString().startsWith(".GitHub/Workflows/ci.yml is left out");
        assertThat(refusals(zip(Entry.of(".github/workflows/ci.yml", "x"))))
                .as("nothing remains")
                .containsExactly(" empty");
    }

    private List<String> paths(Entry... entries) {
        return safe(zip(entries)).tree().files().stream().map(SourceEntry::path).toList();
    }

    @Test
    @DisplayName("INFRA-HOST-003 symbolic links, devices and encrypted entries are refused by name")
    void kinds() {
        assertThat(refusals(zip(PAGE, Entry.of("link", "/etc/passwd").mode(0120777))))
                .containsExactly("link symlink");
        assertThat(refusals(zip(PAGE, Entry.of("fifo", "").mode(0010644)))).containsExactly("fifo special_file");
        assertThat(refusals(zip(PAGE, Entry.of("secret", "x").encrypted()))).containsExactly("secret encrypted");
        assertThat(refusals(zip(PAGE, Entry.of("odd", "x").method(12)))).containsExactly("odd compression_unknown");
    }

    @Test
    @DisplayName("INFRA-HOST-004 entries that share bytes are refused before anything is inflated")
    void overlapping() {
        var quine = IntStream.range(0, 5)
                .mapToObj(i -> Entry.of("copy" + i, "<h1>hello</h1>").sharing(0))
                .toList();

        var refusals = refusals(zip(IntStream.range(0, 6)
                .mapToObj(i -> i == 0 ? Entry.of("copy", "<h1>hello</h1>") : quine.get(i - 1))
                .toList()));

        assertThat(refusals).hasSize(5).allMatch(r -> r.endsWith(" overlapping"));
    }

    @Test
    @DisplayName("INFRA-HOST-005 a bomb is broken off by its ratio, whether one entry or the whole is one")
    void bomb() {
        assertThat(refusals(zip(PAGE, Entry.of("zeros", new byte[40 << 20])))).containsExactly("zeros ratio");
        var noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertThat(refusals(zip(Entry.of("noise", noise), Entry.of("zeros", new byte[1 << 20]))))
                .containsExactly("zeros ratio");
    }

    @Test
    @DisplayName("INFRA-HOST-006 more than 50 MiB are refused while inflating, whatever the records claim")
    void tooLarge() {
        var half = new byte[26 << 20];
        new Random(2).nextBytes(half);

        assertThat(refusals(
                        zip(Entry.of("a", half).method(0), Entry.of("b", half).method(0))))
                .containsExactly("b too_large");
    }

    @Test
    @DisplayName("INFRA-HOST-007 10,000 entries are taken, one more is not")
    void tooMany() {
        assertThat(archives.read(zip(files(10_000)))).isInstanceOf(CheckedSource.Safe.class);
        assertThat(refusals(zip(files(10_001)))).containsExactly(" too_many_entries");
    }

    @Test
    @DisplayName("INFRA-HOST-008 a name is UTF-8 with or without its flag, anything else is refused")
    void names() {
        var umlaut = Entry.of("ü.html", "x").rawName("ü.html".getBytes(StandardCharsets.UTF_8));
        var latin1 = Entry.of("x", "x").rawName(new byte[] {(byte) 0xfc, '.', 'h'});

        assertThat(safe(zip(umlaut)).tree().files())
                .extracting(SourceEntry::path)
                .containsExactly("ü.html");
        assertThat(refusals(zip(latin1))).singleElement().asString().endsWith(" name_not_utf8");
    }

    @Test
    @DisplayName("INFRA-HOST-009 what is no zip, is cut off, empty or does not match its records is refused")
    void broken() {
        var whole = zip(PAGE);

        assertThat(refusals(new byte[0])).containsExactly(" not_a_zip");
        assertThat(refusals("<html>".getBytes(StandardCharsets.UTF_8))).containsExactly(" not_a_zip");
        assertThat(refusals(Arrays.copyOf(whole, whole.length - 10))).containsExactly(" not_a_zip");
        assertThat(refusals(zip())).containsExactly(" empty");
        assertThat(refusals(zip(Entry.of("folder/", "")))).containsExactly(" empty");
        assertThat(refusals(zip(PAGE.wrongCrc()))).containsExactly("index.html corrupt");
    }

    @Test
    @DisplayName("INFRA-HOST-010 any damaged byte of an archive leads to a verdict, never to an exception")
    void everyByte() {
        var whole = zip(
                PAGE,
                Entry.of("css/a.css", "a{}"),
                Entry.of("run.sh", "echo hi").mode(0100755));
        for (int i = 0; i < whole.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var damaged = whole.clone();
                damaged[i] ^= (byte) (1 << bit);

                assertThat(archives.read(damaged)).as("byte %d bit %d", i, bit).isNotNull();
            }
        }
    }

    private static List<Entry> files(int count) {
        return IntStream.range(0, count).mapToObj(i -> Entry.of("f" + i, "")).toList();
    }

    private CheckedSource.Safe safe(byte[] zip) {
        var verdict = archives.read(zip);
        assertThat(verdict).isInstanceOf(CheckedSource.Safe.class);
        return (CheckedSource.Safe) verdict;
    }

    private List<String> refusals(byte[] zip) {
        var verdict = archives.read(zip);
        assertThat(verdict).isInstanceOf(CheckedSource.Unsafe.class);
        return ((CheckedSource.Unsafe) verdict)
                .findings().stream().map(ZipSourceArchivesTest::text).toList();
    }

    private static String text(SourceFinding finding) {
        return finding.entry() + " " + finding.code();
    }
}

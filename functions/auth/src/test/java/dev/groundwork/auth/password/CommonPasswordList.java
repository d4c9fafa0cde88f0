package dev.groundwork.auth.password;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Makes the bundled list of common passwords from patterns and words of our own: walks over three keyboards, sequences, repeats, and what
 * people put before and after a word. The same list in every run. Started with a path it writes the list there:
 *
 * <pre>{@code ./mvnw -q -pl functions/auth -am test-compile, then java -cp functions/auth/target/test-classes \
 *   dev.groundwork.auth.password.CommonPasswordList functions/auth/src/main/resources/dev/groundwork/auth/password/common-passwords.txt}</pre>
 */
final class CommonPasswordList {

    /** A shorter password is refused by its length already. */
    private static final int MIN = 15;

    private static final int LONGEST_WINDOW = 24;
    private static final int LONGEST_REPEAT = 32;
    private static final int PAIRED_WORDS = 40;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2030;
    private static final List<String> DIGITS = List.of(
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "987654321",
            "9876543210",
            "111",
            "1111",
            "111111",
            "11111111",
            "000",
            "0000",
            "000000",
            "00000000",
            "007",
            "321",
            "4321",
            "54321",
            "654321",
            "123123",
            "123321",
            "112233",
            "121212",
            "123123123",
            "666",
            "777",
            "69");

    /** Rows of keys on a keyboard: parts of these are passwords too, forwards and backwards. */
    private static final List<String> WALKS = List.of(
            "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
            "1234567890qwertyuiopasdfghjklzxcvbnm",
            "1234567890azertyuiopqsdfghjklmwxcvbn",
            "1234567890qwertzuiopasdfghjklyxcvbnm",
            "qwertyuiopasdfghjklzxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "qwertzuiopasdfghjklyxcvbnm",
            "qwertzuiopüasdfghjklöäyxcvbnm",
            "qwertyuioplkjhgfdsazxcvbnm",
            "azertyuiopmlkjhgfdsqwxcvbn",
            "qwertzuioplkjhgfdsayxcvbnm",
            "zxcvbnmasdfghjklqwertyuiop",
            "wxcvbnqsdfghjklmazertyuiop",
            "yxcvbnmasdfghjklqwertzuiop",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "1aqw2zsx3edc4rfv5tgb6yhn7uj8ik9ol0pm",
            "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p",
            "qazwsxedcrfvtgbyhnujmikolp",
            "aqwzsxedcrfvtgbyhnujikolpm",
            "qaywsxedcrfvtgbzhnujmikolp",
            "zaq12wsxcde34rfvbgt56yhnmju78ik,lo90p;/",
            "zaq1xsw2cde3vfr4bgt5nhy6mju7ki8lo9p0",
            "yaq1xsw2cde3vfr4bgt5nhz6mju7ki8lo9p0",
            "wqa1xsz2cde3vfr4bgt5nhy6ju7ki8lo9mp0",
            "1q2w3e4r5t6y7u8i9o0p-[=]",
            "1a2z3e4r5t6y7u8i9o0p",
            "1q2w3e4r5t6z7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "a1z2e3r4t5y6u7i8o9p0",
            "q1w2e3r4t5z6u7i8o9p0",
            "qawsedrftgyhujikolp;",
            "aqzsedrftgyhujikolpm",
            "qawsedrftgzhujikolpö",
            "1q2w3e4r5tasdfgzxcvb",
            "qweasdzxcrtyfghvbnuiojklm",
            "azeqsdwxcrtyfghvbnuiojklm",
            "qweasdyxcrtzfghvbnuiojklm",
            "qwerasdfzxcvtyuighjkbnm",
            "qwertasdfgzxcvbyuiophjklnm",
            "123qweasdzxc456rtyfghvbn789uiojklm",
            "147258369147258369",
            "789456123789456123",
            "741852963741852963",
            "159357159357159357",
            "abcdefghijklmnopqrstuvwxyz",
            "a1b2c3d4e5f6g7h8i9j0k1l2m3n4",
            "1a2b3c4d5e6f7g8h9i0j1k2l3m4n",
            "abc123def456ghi789jkl012",
            "123abc456def789ghi012jkl",
            "01234567890123456789012345678901",
            "aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzz",
            "aaabbbcccdddeeefffggghhhiiijjjkkklllmmmnnnooo",
            "aaaabbbbccccddddeeeeffffgggghhhh",
            "00112233445566778899001122334455",
            "000111222333444555666777888999",
            "0000111122223333444455556666777788889999");

    private final TreeSet<String> passwords = new TreeSet<>();
    private final List<String> words;

    private CommonPasswordList() {
        this.words = lines("words.txt");
    }

    /** Every entry, sorted by the bytes of UTF-8, each followed by a line feed. */
    static byte[] bytes() {
        var list = new CommonPasswordList();
        list.walks();
        list.repeats();
        list.padded();
        list.pairs();
        lines("phrases.txt").forEach(list::add);
        var sorted = list.passwords.stream()
                .map(p -> (p + "\n").getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .toList();
        var whole = new byte[sorted.stream().mapToInt(line -> line.length).sum()];
        int at = 0;
        for (var line : sorted) {
            System.arraycopy(line, 0, whole, at, line.length);
            at += line.length;
        }
        return whole;
    }

    /** Every part of a walk of 15 to 24 keys, both ways; with a capital nothing changes, and a bang at the end is tried too. */
    private void walks() {
        for (var walk : WALKS) {
            for (var way : List.of(walk, new StringBuilder(walk).reverse().toString())) {
                for (int from = 0; from + MIN <= way.length(); from++) {
                    int longest = Math.min(way.length(), from + LONGEST_WINDOW);
                    for (int to = from + MIN; to <= longest; to++) {
                        add(way.substring(from, to));
                    }
                }
                add(way);
                add(way + "!");
            }
        }
    }

    private void repeats() {
        for (char c = '!'; c <= '~'; c++) {
            for (int times = MIN; times <= LONGEST_REPEAT; times++) {
                add(String.valueOf(c).repeat(times));
            }
        }
        for (int pair = 0; pair < 100; pair++) {
            add("%02d".formatted(pair).repeat(MIN / 2 + 1));
        }
        for (var word : words) {
            for (var text : repeatsOf(word)) {
                add(text);
                List.of("1", "123", "!").forEach(end -> add(text + end));
            }
        }
    }

    private static List<String> repeatsOf(String word) {
        var texts = new ArrayList<String>();
        for (int times = 2; word.length() * times <= LONGEST_REPEAT; times++) {
            texts.add(word.repeat(times));
        }
        return texts;
    }

    /** A word with digits after it or before it, or a year, and a bang. */
    private void padded() {
        for (var word : words) {
            for (var end : DIGITS) {
                List.of(end, end + "!", "@" + end, "_" + end).forEach(tail -> add(word + tail));
                add(end + word);
            }
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                add(word + year);
                add(word + year + "!");
            }
        }
    }

    /** Two of the words that come first, and what is put behind them. */
    private void pairs() {
        var first = words.subList(0, PAIRED_WORDS);
        for (var one : first) {
            for (var other : first) {
                List.of("", "1", "123", "!").forEach(end -> add(one + other + end));
            }
        }
    }

    private void add(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (folded.codePointCount(0, folded.length()) >= MIN) {
            passwords.add(folded);
        }
    }

    private static List<String> lines(String name) {

        try (var file = Objects.requireNonNull(CommonPasswordList.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Writes the list to the path that is the only argument. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), bytes());
    }
}

package dev.groundwork.apps.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.domain.DomainName;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNamesTest {

    private final DomainNames names = new DomainNames("https://App.Groundwork.co.uk:8443");

    @ParameterizedTest
    @CsvSource({
        "www.example.com,www.example.com,false",
        "example.com,example.com,true",
        "EXAMPLE.com.,example.com,true",
        "example.co.uk,example.co.uk,true",
        "www.example.co.uk,www.example.co.uk,false",
        "bücher.example,xn--bcher-kva.example,true",
        "BÜCHER.Example,xn--bcher-kva.example,true",
        "bu\u0308cher.example,xn--bcher-kva.example,true",
        "straße.de,xn--strae-oqa.de,true",
        "xn--strae-oqa.de,xn--strae-oqa.de,true",
        "ｗｗｗ。example。com,www.example.com,false",
        "пример.рф,xn--e1afmkfd.xn--p1ai,true",
        "日本語.jp,xn--wgv71a119e.jp,true",
        "a.b.c.d.example.com,a.b.c.d.example.com,false",
        "shop.example.test,shop.example.test,false",
        "1.2.3.4.example.com,1.2.3.4.example.com,false",
        "r3---sn-x.example.com,r3---sn-x.example.com,false",
        "myapp.blogspot.example,myapp.blogspot.example,false"
    })
    @DisplayName(
            "INFRA-HOST-836 a name in any script and case is one name in A-labels; an apex is known by the public suffix list")
    void valid(String text, String canonical, boolean isApex) {
        assertThat(names.read(text)).isEqualTo(new DomainNames.Outcome.Valid(new DomainName(canonical), isApex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "com",
                "localhost",
                "co.uk",
                "CO.UK.",
                "рф",
                "github.io",
                "foo.kobe.jp",
                "kobe.jp",
                "s3.amazonaws.com",
                "*.example.com",
                "www.*.com",
                "127.0.0.1",
                "1.2.3",
                "0x7f.1",
                "0x7f.0x1",
                "2130706433",
                "[::1]",
                "::1",
                "fe80::1%eth0",
                "a_b.example.com",
                "_acme-challenge.example.com",
                "-a.example.com",
                "a-.example.com",
                "a..example.com",
                ".example.com",
                "example.com..",
                "exa mple.com",
                " example.com",
                "example.com\n",
                "example.com\u0000",
                "http://example.com",
                "example.com/path",
                "example.com:80",
                "me@example.com",
                "%65xample.com",
                "ex%00.com",
                "xn--.example.com",
                "a.localhost",
                "printer.local",
                "db.railway.internal",
                "x.onion",
                "1.0.0.127.in-addr.arpa",
                "railway.app",
                "x.up.railway.app",
                "shop.onrender.com",
                "shop.vercel.app",
                "render.com",
                "vercel.com",
                "cname.vercel-dns.com",
                "me.github.io",
                "groundwork.co.uk",
                "app.groundwork.co.uk",
                "evil.app.groundwork.co.uk",
                "other.groundwork.co.uk",
                "ＧＲＯＵＮＤＷＯＲＫ.co.uk"
            })
    @DisplayName(
            "INFRA-HOST-837 what is no domain of one owner is refused, ours and the providers' in any spelling too")
    void refused(String text) {
        assertThat(names.read(text)).isInstanceOf(DomainNames.Outcome.Refused.class);
    }

    @Test
    @DisplayName("INFRA-HOST-838 a name is as long as its proof allows: 234 characters, 63 for a label")
    void length() {
        var label = "a".repeat(63);
        var rest = label + "." + label + "." + label + ".";
        var longest = rest + "b".repeat(234 - rest.length() - 4) + ".com";

        assertThat(longest).hasSize(234);
        assertThat(names.read(longest)).isInstanceOf(DomainNames.Outcome.Valid.class);
        assertThat(names.read("b" + longest.substring(1).replaceFirst("\\.com$", "b.com")))
                .isInstanceOf(DomainNames.Outcome.Refused.class);
        assertThat(names.read("a".repeat(64) + ".example.com")).isInstanceOf(DomainNames.Outcome.Refused.class);
        assertThat(names.read("a".repeat(100_000) + ".com")).isInstanceOf(DomainNames.Outcome.Refused.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-839 whatever is read is read the same again in its canonical form, or refused: 20,000 random names, seed 839")
    void stable() {
        var random = new Random(839);
        var alphabet = "abcxyzABC019-_.。．*%:/@[] \u0000üßςİıא\u0301\u200b\u200d\u00ad日рЖ\ud83d\ude00"
                .codePoints()
                .toArray();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(1, 24); length > 0; length--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            text.append(random.nextBoolean() ? ".com" : "");
            if (names.read(text.toString()) instanceof DomainNames.Outcome.Valid valid) {
                assertThat(names.read(valid.domain().value()))
                        .as(text.toString())
                        .isEqualTo(valid);
            }
        }
    }
}

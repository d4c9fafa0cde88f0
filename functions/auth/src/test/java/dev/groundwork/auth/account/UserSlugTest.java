package dev.groundwork.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.account.Profile.UserSlug;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserSlugTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada-lovelace",
        "Jürgen Großmann, jurgen-grossmann",
        "Søren O'Neil, soren-oneil",
        "  --x--  , x",
        "李小龍, maker",
        "ÆÐ 42, aed-42"
    })
    @DisplayName("INFRA-AUTH-070 a slug is one DNS label made of the name's letters, readable without any")
    void label(String name, String slug) {
        assertThat(UserSlug.of(name(name), "").value()).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"Admin, true", "WWW, true", "Well Known, true", "No-Reply, true", "李小龍, true", "Ada, false"})
    @DisplayName("INFRA-AUTH-071 a reserved word is never issued plain")
    void reserved(String name, boolean needsSuffix) {
        assertThat(UserSlug.needsSuffix(name(name))).isEqualTo(needsSuffix);
    }

    private static Profile.DisplayName name(String text) {
        return new Profile.DisplayName(text);
    }
}

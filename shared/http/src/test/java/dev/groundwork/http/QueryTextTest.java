package dev.groundwork.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTextTest {

    private static FormBody form(String text) {
        return new FormBody(Optional.of(new QueryText(text)));
    }

    @Test
    @DisplayName("INFRA-AUTH-606 a form has the decoded value of each parameter; an empty one has none, and is a form")
    void form() {
        var form = form("grant_type=client_credentials&scope=a+b%20%C3%A9&empty=&&flag");

        assertThat(form.isValid()).isTrue();
        assertThat(form.value("grant_type")).contains("client_credentials");
        assertThat(form.value("scope")).contains("a b é");
        assertThat(form.value("empty")).isEmpty();
        assertThat(form.value("flag")).isEmpty();
        assertThat(form("").isValid()).isTrue();
        assertThat(form("").value("grant_type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&%61=2", "a=%zz", "%=1", "a=%2"})
    @DisplayName("INFRA-AUTH-607 a parameter that comes twice and an escape that is none make no valid form")
    void ambiguous(String text) {
        assertThat(form(text).isValid()).isFalse();
        assertThat(new FormBody(Optional.empty()).isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', cursor=new",
        "limit=5, limit=5&cursor=new",
        "cursor=old&type=a%20b&limit=5, type=a%20b&limit=5&cursor=new",
        "%63ursor=old&a&b=, a&b=&cursor=new"
    })
    @DisplayName("INFRA-AUTH-608 the query of the next page is the whole query with another cursor")
    void with(String text, String next) {
        assertThat(new QueryText(text).with("cursor", "new")).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b-c_d.e~f/%2F%e4, /a/b-c_d.e~f/%2F%e4",
        "/a b, /a%20b",
        "/%zz/%/%2, /%25zz/%25/%252",
        "/[x]|ü, /%5Bx%5D%7C%C3%BC"
    })
    @DisplayName("INFRA-AUTH-609 a path that is a URI's stays as it is, another is spelled as one")
    void path(String path, String valid) {
        assertThat(ApiFunction.path(path)).isEqualTo(valid);
    }
}

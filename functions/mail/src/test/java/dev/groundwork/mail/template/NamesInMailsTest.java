package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesInMailsTest {

    private final MailTemplates templates = new MailTemplates("https://groundwork.test");

    @Test
    @DisplayName("INFRA-AUTH-401 the mail to an address that is not proven holds no name, even if its item has one")
    void unproven() {
        var mail = templates.of("verify_email", Map.of("name", "Free money"), Optional.of("the-token"));

        assertThat(mail.text()).startsWith("Hello,\n").doesNotContain("Free money");
        assertThat(mail.html()).doesNotContain("Free money");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/win",
                "Win at evil.example",
                "www.evil.example",
                "evil\u3002example",
                "evil\uFF0Eexample",
                "evil\u2024example",
                "mailto:eve",
                "eve@evil",
                "127.0.0.1",
                "eve\uFF20evil",
                "evil\uFE52example",
                "mailto\uFE55eve",
                "eve\uFE6Bevil",
                "\u2488example",
                "evil.\u200Bexample",
                "\\\\evil\\share",
                "Call +1 900 555 0199",
                "Call (900) 12-345",
                "Call \u0661\u0662\u0663\u0664\u0665"
            })
    @DisplayName("INFRA-AUTH-402 a name that a mail program could turn into a link stands in no mail")
    void linkable(String name) {
        for (var kind : new String[] {"password_changed", "account_deleted", "google_linked"}) {
            var mail = templates.of(kind, Map.of("name", name, "at", "7 January"), Optional.empty());

            assertThat(mail.text()).startsWith("Hello,\n").doesNotContain(name);
            assertThat(mail.html()).doesNotContain(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "Dr. Ada",
                "Ada B.",
                "Ren\u00e9e-Claire O'Neil",
                "\u4e01\u4e8c",
                "a/b",
                "Ada 2026",
                "R2-D2 & C-3PO"
            })
    @DisplayName("INFRA-AUTH-408 any other name greets its owner")
    void plain(String name) {
        var mail = templates.of("password_changed", Map.of("name", name, "at", "7 January"), Optional.empty());

        assertThat(mail.text()).startsWith("Hello " + name + ",\n");
    }
}

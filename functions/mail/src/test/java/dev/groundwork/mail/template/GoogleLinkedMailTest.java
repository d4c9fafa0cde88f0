package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class GoogleLinkedMailTest {

    @Test
    @DisplayName(
            "INFRA-AUTH-300 the notice of a linked Google account says what happened and what to do, with the name escaped")
    void notice() {
        var template = new MailTemplates("https://groundwork.test")
                .of("google_linked", Map.of("name", "<Ada>", "at", "7 January"), Optional.empty());

        assertThat(template.subject()).contains("Google");
        assertThat(template.text())
                .contains("Hello <Ada>,", "on 7 January.")
                .contains("https://groundwork.test/account");
        assertThat(template.html()).contains("&lt;Ada&gt;").doesNotContain("<Ada>");
    }
}

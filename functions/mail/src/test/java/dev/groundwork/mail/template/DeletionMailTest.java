package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeletionMailTest {

    @Test
    @DisplayName(
            "INFRA-AUTH-193 the notice of a deletion says when and what stays, escapes the name, and links nowhere")
    void accountDeleted() {
        var words = Map.of("name", "<b>Ada</b>", "at", "7 January 2026 at 09:30 (UTC)");

        var template = new MailTemplates("https://groundwork.test").of("account_deleted", words, Optional.empty());

        assertThat(template.text())
                .contains("7 January 2026 at 09:30 (UTC)")
                .contains("kept without your name")
                .doesNotContain("token=");
        assertThat(template.html())
                .contains("&lt;b&gt;Ada&lt;/b&gt;")
                .doesNotContain("<b>")
                .doesNotContain("href=");
    }
}

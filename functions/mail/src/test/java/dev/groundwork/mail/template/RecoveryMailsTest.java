package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RecoveryMailsTest {

    private static final String NAME = "<b>Ada</b> & \"Co\"";

    private final MailTemplates templates = new MailTemplates("https://groundwork.test");

    @Test
    @DisplayName(
            "INFRA-AUTH-157 the mail of a reset has its link in text and HTML, says how long it works, and escapes the name")
    void passwordReset() {
        var template = templates.of("password_reset", Map.of("name", NAME, "minutes", "30"), Optional.of("the-token"));

        var link = "https://groundwork.test/reset-password?token=the-token";
        assertThat(template.text()).contains(link).contains("30 minutes").contains("Hello " + NAME);
        assertThat(template.html())
                .contains("href=\"" + link + "\"")
                .contains("name=\"viewport\"")
                .contains("&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;Co&quot;")
                .doesNotContain("<b>");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-158 the notice of a new password says when, where to go if it was somebody else, and holds no token")
    void passwordChanged() {
        var words = Map.of("name", NAME, "at", "7 January 2026 at 09:30 (UTC)");

        var template = templates.of("password_changed", words, Optional.empty());

        assertThat(template.text())
                .contains("7 January 2026 at 09:30 (UTC)")
                .contains("https://groundwork.test/forgot-password")
                .doesNotContain("token=");
        assertThat(template.html()).contains("&lt;b&gt;Ada&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    @DisplayName("INFRA-AUTH-159 a reset without its token or a word is no mail")
    void incomplete() {
        assertThatThrownBy(
                        () -> templates.of("password_reset", Map.of("name", "Ada", "minutes", "30"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> templates.of("password_reset", Map.of("name", "Ada"), Optional.of("the-token")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

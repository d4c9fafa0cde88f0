package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeployFailedMailTest {

    @Test
    @DisplayName("INFRA-HOST-574 the mail about a failed deployment names the app and the cause, and leads to the app")
    void deployFailed() {
        var words = Map.of(
                "name",
                "Ada",
                "app",
                "app_1",
                "appName",
                "My App",
                "code",
                "build_failed",
                "detail",
                "No start script.");

        var template = new MailTemplates("https://groundwork.test").of("deploy_failed", words, Optional.empty());

        assertThat(template.text())
                .contains("Hello Ada,", "My App", "No start script.", "https://groundwork.test/apps/app_1")
                .doesNotContain("token=");
    }
}

package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DomainActiveMailTest {

    @Test
    @DisplayName("INFRA-HOST-881 the mail about a domain that is lost names it and its app, and says what to do")
    void domainLost() {
        var words = Map.of(
                "name", "Ada",
                "app", "app_1",
                "appName", "Shop",
                "domain", "www.example.com",
                "detail", "The domain's DNS leads nowhere. Make the record again.");

        var template = new MailTemplates("https://groundwork.test").of("domain_lost", words, Optional.empty());

        assertThat(template.text())
                .contains(
                        "Hello Ada,", "www.example.com", "Shop", "leads nowhere", "https://groundwork.test/apps/app_1")
                .doesNotContain("token=");
    }

    @Test
    @DisplayName("INFRA-HOST-846 the mail about a domain names it, leads to its app and says which record has to stay")
    void domainActive() {
        var words = Map.of("name", "Ada", "app", "app_1", "domain", "www.example.com");

        var template = new MailTemplates("https://groundwork.test").of("domain_active", words, Optional.empty());

        assertThat(template.text())
                .contains("Hello Ada,", "www.example.com", "https://groundwork.test/apps/app_1", "TXT record")
                .doesNotContain("token=");
    }
}

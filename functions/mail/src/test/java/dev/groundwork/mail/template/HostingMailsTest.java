package dev.groundwork.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostingMailsTest {

    private final MailTemplates templates = new MailTemplates("https://groundwork.test");

    @ParameterizedTest
    @CsvSource({
        "7, 22, 3, Your apps stop in 7 days, 22 credits left and 3 running apps: that is enough for 7 days.",
        "1, 1, 1, Your apps stop in 1 day, 1 credit left and 1 running app: that is enough for 1 day.",
        "0, 0, 2, Your apps stop tomorrow, 0 credits left and 2 running apps: that does not pay the next day."
    })
    @DisplayName(
            "INFRA-HOST-853 the mail about a short runway says how many days the credits pay, and where to get more")
    void runwayLow(String days, String available, String apps, String subject, String sentence) {
        var words = Map.of("name", "Ada", "available", available, "apps", apps, "days", days);

        var mail = templates.of("runway_low", words, Optional.empty());

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text())
                .startsWith("Hello Ada,\n")
                .contains(sentence, "https://groundwork.test/credits")
                .doesNotContain("token=");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-854 the mail about suspended apps names them, says that nothing is deleted and leads to credits")
    void suspended() {
        var words = Map.of("name", "Ada", "apps", "Shop, <Blog> and 3 more", "count", "5");

        var mail = templates.of("app_suspended", words, Optional.empty());

        assertThat(mail.subject()).isEqualTo("Your apps are stopped");
        assertThat(mail.text())
                .contains("these apps are stopped: Shop, <Blog> and 3 more.", "Nothing is deleted")
                .contains("https://groundwork.test/credits");
        assertThat(mail.html()).contains("&lt;Blog&gt;").doesNotContain("<Blog>");
    }

    @Test
    @DisplayName("INFRA-HOST-855 the mail about resumed apps names them and says what they cost")
    void resumed() {
        var words = Map.of("name", "Ada", "apps", "Shop", "count", "1");

        var mail = templates.of("app_resumed", words, Optional.empty());

        assertThat(mail.subject()).isEqualTo("Your app starts again");
        assertThat(mail.text())
                .contains("this app is being started: Shop.", "one credit a day", "https://groundwork.test/apps");
    }

    @ParameterizedTest
    @CsvSource({
        "removed_at_provider, railway, it is not at Railway any more., Deploy the app again",
        "suspended_by_provider:stuck_crashlooping, render, Render has stopped it (stuck crashlooping)., Look at the app's log",
        "suspended_by_provider:billing, vercel, Vercel has stopped it (billing)., write to us"
    })
    @DisplayName(
            "INFRA-HOST-856 the mail about a removed app names it, the provider and the cause, and what to do next")
    void removed(String why, String provider, String cause, String next) {
        var words = Map.of("name", "Ada", "app", "app_1", "appName", "Shop", "provider", provider, "why", why);

        var mail = templates.of("app_removed", words, Optional.empty());

        assertThat(mail.text())
                .contains("your app Shop does not run any more", cause, next, "https://groundwork.test/apps/app_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runway_low", "app_suspended", "app_resumed", "app_removed"})
    @DisplayName("INFRA-HOST-857 a mail about hosting without one of its words is no mail")
    void incomplete(String kind) {
        var words = Map.of("name", "Ada", "available", "3", "appName", "Shop");

        assertThatThrownBy(() -> templates.of(kind, words, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.groundwork.appregistry.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppSlugTest {

    @ParameterizedTest
    @CsvSource({
        "My App,my-app",
        "Größe & Über,grosse-uber",
        "  a--b  ,a-b",
        "Пример,app",
        "🚀,app",
        "Bob's Café,bobs-cafe",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx yyyy,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    })
    @DisplayName("INFRA-HOST-057 a name of any script gives one DNS label")
    void labels(String name, String slug) {
        assertThat(AppIdentity.Slug.of(new AppIdentity.Name(name), "")).hasToString(slug);
        assertThat(AppIdentity.Slug.of(new AppIdentity.Name(name), "x1y2")).hasToString(slug + "-x1y2");
    }
}

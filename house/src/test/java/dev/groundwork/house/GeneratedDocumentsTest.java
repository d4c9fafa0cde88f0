package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Documents that come from the code. {@code ./groundwork openapi} writes them anew. */
final class GeneratedDocumentsTest {

    private static final String MAPPING = "micronaut.openapi.schema.mapping.";

    @Test
    @DisplayName("INFRA-AUTH-920 docs/openapi.yaml is what the code says")
    void api() throws IOException {
        isCurrent("docs/openapi.yaml", OpenApi.ofFunctions().yaml());
    }

    @Test
    @DisplayName("INFRA-AUTH-921 docs/keys.md is what the key files say")
    void keys() throws IOException {
        isCurrent("docs/keys.md", KeysDocument.text());
    }

    @Test
    @DisplayName("INFRA-AUTH-926 every type whose form in JSON the API description is told exists")
    void mappedTypes() {
        assertThat(Project.text(Project.ROOT.resolve("functions/openapi.properties"))
                        .lines()
                        .filter(line -> line.startsWith(MAPPING))
                        .map(line -> line.substring(MAPPING.length(), line.indexOf('='))))
                .isNotEmpty()
                .allMatch(GeneratedDocumentsTest::exists);
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, GeneratedDocumentsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void isCurrent(String name, String generated) throws IOException {
        var file = Project.ROOT.resolve(name);
        if (Boolean.getBoolean("groundwork.documents.write")) {
            Files.writeString(file, generated);
        }

        assertThat(Files.readString(file))
                .as("./groundwork openapi writes it anew")
                .isEqualTo(generated);
    }
}

package dev.groundwork.hosting.provider.railway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.parser.Parser;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RailwayDocumentsTest {

    @Test
    @DisplayName("INFRA-HOST-310 every document that goes to Railway is valid against Railway's official schema")
    void valid() throws IllegalAccessException {
        var schema = RailwaySchema.find();
        assumeTrue(schema.isPresent(), "skipped: Railway's schema is not beside the project");
        var documents = Arrays.stream(RailwayDocuments.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .toList();
        assertThat(documents).hasSizeGreaterThan(18);
        for (var field : documents) {
            var document = Parser.parse((String) Objects.requireNonNull(field.get(null)));
            assertThat(schema.get().validate(document)).as(field.getName()).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-311 the check finds what Railway's own pages have wrong, and a member that does not exist")
    void finds() {
        var schema = RailwaySchema.find();
        assumeTrue(schema.isPresent(), "skipped: Railway's schema is not beside the project");
        var wrong = Parser.parse("mutation Rollback($id: String!) { deploymentRollback(id: $id) { id status } }");
        assertThat(schema.get().validate(wrong)).isNotEmpty();
        var right = Parser.parse(RailwayDocuments.CREATE_PROJECT);
        assertThat(schema.get().findings(right, Map.of("input", Map.of("title", "x"))))
                .isNotEmpty();
        assertThat(schema.get().findings(right, Map.of("input", Map.of("name", "x"))))
                .isEmpty();
    }
}

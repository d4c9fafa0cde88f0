package dev.groundwork.localstack.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Path.Step;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The parsers of expressions, on texts that fit and texts that do not. */
final class ParserTest {

    private static final NumberValue ONE = new NumberValue(BigDecimal.ONE);

    private static Placeholders placeholders() {
        return new Placeholders(Map.of("#a", "with.dot", "#b", "name"), Map.of(":v", ONE));
    }

    private static Condition condition(String text) {
        return ConditionParser.parse(ExpressionKind.CONDITION, text, placeholders());
    }

    @Test
    @DisplayName("INFRA-CRED-800 a path is names, placeholders and indexes; a placeholder's dot is no step")
    void paths() {
        var update = UpdateParser.parse("REMOVE x.#a[3][0].y, #b", placeholders());

        assertThat(update.removes())
                .containsExactly(
                        new Path(
                                "x",
                                List.of(
                                        new Step.Member("with.dot"),
                                        new Step.Element(3),
                                        new Step.Element(0),
                                        new Step.Member("y"))),
                        Path.of("name"));
        assertThat(update.removes().getFirst()).hasToString("[x, with.dot, [3], [0], y]");
    }

    @Test
    @DisplayName("INFRA-CRED-808 nesting is bounded by operators, not by the stack")
    void depth() {
        assertThatThrownBy(() -> condition("NOT ".repeat(900) + "attribute_exists(x)"))
                .isInstanceOf(DynamoDbError.class)
                .hasMessageContaining("too many operators");
        assertThatThrownBy(() -> condition("(".repeat(4000))).isInstanceOf(DynamoDbError.class);
        assertThat(condition("NOT ".repeat(200) + "attribute_exists(x)")).isInstanceOf(Condition.Not.class);
    }

    @Test
    @DisplayName("INFRA-CRED-809 keywords may be written in any case, and stand where names may not")
    void keywords() {
        assertThat(condition("x = :v and not y between :v AND :v"))
                .isEqualTo(condition("x = :v AND NOT y BETWEEN :v AND :v"));
        assertThat(UpdateParser.parse("set x = :v remove y", placeholders()).removes())
                .containsExactly(Path.of("y"));
        assertThatThrownBy(() -> condition("and = :v")).hasMessageContaining("reserved keyword: and");
    }

    @Test
    @DisplayName("INFRA-CRED-848 a syntax error shows its token and what stands around it")
    void syntaxErrors() {
        assertThatThrownBy(() -> condition("x = :v :v"))
                .hasMessage("Invalid ConditionExpression: Syntax error; token: \":v\", near: \":v :v\"");
        assertThatThrownBy(() -> condition("x = "))
                .hasMessage("Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"");
        assertThatThrownBy(() -> condition("x[:v] = :v"))
                .hasMessage("Invalid ConditionExpression: Syntax error; token: \":v\", near: \"[:v]\"");
    }
}

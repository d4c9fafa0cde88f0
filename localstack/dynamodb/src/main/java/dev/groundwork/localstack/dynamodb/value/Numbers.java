package dev.groundwork.localstack.dynamodb.value;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as DynamoDB keeps them: 38 significant digits, magnitude from 1E-130 up to below 1E+126 (developer guide, "Data types: Number").
 */
public final class Numbers {

    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;
    private static final int MAX_TEXT = 512;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?");

    private Numbers() {}

    /** Reads a number from its text, or refuses it. */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_TEXT || !DECIMAL.matcher(text).matches()) {
            throw DynamoDbError.validation(
                    text.isEmpty()
                            ? "The parameter cannot be converted to a numeric value"
                            : "The parameter cannot be converted to a numeric value: " + text);
        }
        return checked(new BigDecimal(text));
    }

    /** The sum, or a refusal where it cannot be kept exactly. */
    public static BigDecimal add(BigDecimal left, BigDecimal right) {
        return checked(left.add(right));
    }

    /** The difference, or a refusal where it cannot be kept exactly. */
    public static BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return checked(left.subtract(right));
    }

    /** The canonical text: no exponent, no trailing zeros. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }

    private static BigDecimal checked(BigDecimal exact) {
        var number = exact.stripTrailingZeros();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int exponent = number.precision() - number.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw DynamoDbError.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw DynamoDbError.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (number.precision() > MAX_DIGITS) {
            throw DynamoDbError.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return number;
    }
}

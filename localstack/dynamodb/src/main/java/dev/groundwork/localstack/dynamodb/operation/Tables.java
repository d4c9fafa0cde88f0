package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import java.util.regex.Pattern;

/** Finds the tables that requests name. */
final class Tables {

    private static final int MIN_NAME = 3;
    private static final int MAX_NAME = 255;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    TableDefinition definition(Request request) {
        return definition(request.requiredText("TableName"));
    }

    TableDefinition definition(String nameOrArn) {
        var name = checkedName(nameOrArn);
        return database.read(() -> database.table(name).definition());
    }

    /** The name in a name or an ARN, or a refusal where it can be none. */
    static String checkedName(String nameOrArn) {
        var name = TableDefinition.nameOf(nameOrArn);
        if (name.length() < MIN_NAME) {
            throw Request.invalid("TableName", name, "Member must have length greater than or equal to " + MIN_NAME);
        }
        if (name.length() > MAX_NAME) {
            throw Request.invalid("TableName", name, "Member must have length less than or equal to " + MAX_NAME);
        }
        if (!NAME.matcher(name).matches()) {
            throw Request.invalid("TableName", name, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        return name;
    }
}

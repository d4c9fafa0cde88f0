package dev.groundwork.localstack.runner.template;

import java.util.Locale;
import java.util.Map;

/** The names and ARNs that resources have here, as CloudFormation would give them theirs. */
public final class Resources {

    /** The region of the local stack. */
    public static final String REGION = "eu-central-1";

    /** The account of the local stack. */
    public static final String ACCOUNT = "123456789012";

    private final String stack;
    private final String cloudEndpoint;
    private final Map<String, Map<String, Object>> resources;

    Resources(String stack, String cloudEndpoint, Map<String, Map<String, Object>> resources) {
        this.stack = stack;
        this.cloudEndpoint = cloudEndpoint;
        this.resources = resources;
    }

    /** The attribute of a resource, or what {@code Ref} gives of it. */
    String attribute(String id, String attribute) {
        var resource = resources.get(id);
        if (resource == null) {
            throw new TemplateException("there is no resource or parameter " + id);
        }
        var type = String.valueOf(resource.get("Type"));
        return switch (type + " " + attribute) {
            case "AWS::DynamoDB::Table Ref" -> tableName(id);
            case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + tableName(id));
            // The label of a stream is known once the table stands; who reads streams looks it up by the table.
            case "AWS::DynamoDB::Table StreamArn" -> arn("dynamodb", "table/" + tableName(id) + "/stream/LATEST");
            case "AWS::SQS::Queue Ref", "AWS::SQS::Queue QueueUrl" -> cloudEndpoint + "/" + ACCOUNT + "/" + id;
            case "AWS::SQS::Queue Arn" -> arn("sqs", id);
            case "AWS::Serverless::Function Ref" -> id;
            case "AWS::Serverless::Function Arn" -> arn("lambda", "function:" + id);
            case "AWS::S3::Bucket Ref" -> bucketName(id);
            default -> id;
        };
    }

    String tableName(String id) {
        return stack + "-" + id;
    }

    String bucketName(String id) {
        return (stack + "-" + id).toLowerCase(Locale.ROOT);
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}

package dev.groundwork.localstack.runner.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names and ARNs that resources have here, as CloudFormation would give them theirs. */
public final class Resources {

    /** The region of the local stack. */
    public static final String REGION = "eu-central-1";

    /** The account of the local stack. */
    public static final String ACCOUNT = "000000000000";

    private final String stack;
    private final String cloudEndpoint;
    private final Map<String, Properties> resources;

    Resources(String stack, String cloudEndpoint, Map<String, Properties> resources) {
        this.stack = stack;
        this.cloudEndpoint = cloudEndpoint;
        this.resources = Map.copyOf(resources);
    }

    /** The attribute of a resource, or what {@code Ref} gives of it. */
    String attribute(String id, String attribute, Intrinsics resolving) {
        var resource = Optional.ofNullable(resources.get(id))
                .orElseThrow(() -> new TemplateException("there is no resource or parameter " + id));
        var type = resource.requiredText("Type");
        return switch (type + " " + attribute) {
            case "AWS::DynamoDB::Table Ref" -> tableName(id);
            case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + tableName(id));
            // The label of a stream is known once the table stands; who reads streams looks it up by the table.
            case "AWS::DynamoDB::Table StreamArn" -> arn("dynamodb", "table/" + tableName(id) + "/stream/LATEST");
            case "AWS::SQS::Queue Ref", "AWS::SQS::Queue QueueUrl" -> cloudEndpoint + "/" + ACCOUNT + "/" + id;
            case "AWS::SQS::Queue Arn" -> arn("sqs", id);
            case "AWS::SQS::Queue QueueName" -> id;
            case "AWS::Serverless::Function Ref" -> id;
            case "AWS::Serverless::Function Arn" -> functionArn(id);
            case "AWS::S3::Bucket Ref" -> bucketName(id);
            case "AWS::SecretsManager::Secret Ref", "AWS::SecretsManager::Secret Id" ->
                secretArn(String.valueOf(resolving.resolve(
                        resource.child("Properties").value("Name").orElse(id))));
            case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + bucketName(id);
            case "AWS::S3::Bucket RegionalDomainName" -> bucketName(id) + ".s3." + REGION + ".amazonaws.com";
            default -> other(id, type, attribute);
        };
    }

    /** Gives names and ARNs to resources that exist at AWS only; nothing here reads them. */
    private static String other(String id, String type, String attribute) {
        return switch (attribute) {
            case "Ref" -> id;
            case "Arn", "FunctionARN", "Id" -> arn(type.split("::", -1)[1].toLowerCase(Locale.ROOT), id);
            case "DomainName", "RegionalDomainName" -> id.toLowerCase(Locale.ROOT) + ".amazonaws.com";
            default -> throw new TemplateException("the attribute " + id + "." + attribute + " is not known here");
        };
    }

    String tableName(String id) {
        return stack + "-" + id;
    }

    String bucketName(String id) {
        return (stack + "-" + id).toLowerCase(Locale.ROOT);
    }

    /** The ARN of a function. */
    public static String functionArn(String id) {
        return arn("lambda", "function:" + id);
    }

    /** The ARN of a queue. */
    public static String queueArn(String id) {
        return arn("sqs", id);
    }

    /** The ARN of a secret, with a hyphen and six characters at its end as Secrets Manager adds them. */
    public static String secretArn(String name) {
        return arn("secretsmanager", "secret:" + name + "-local0");
    }

    /** The table's name in the ARN of its stream. */
    static String tableOfStream(String arn) {
        var parts = arn.split("/", -1);
        if (parts.length != 4 || !parts[2].equals("stream")) {
            throw new TemplateException("this is no stream of a table: " + arn);
        }
        return parts[1];
    }

    /** The resource of an ARN. */
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }
}

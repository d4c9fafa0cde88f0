package dev.groundwork.localstack.runner.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads resources, each by its type. */
final class ResourceReader {

    /** Resources that mean something to AWS only: permissions, alarms, retention of logs. */
    private static final Set<String> NOTHING_HERE = Set.of(
            "AWS::ApiGatewayV2::ApiMapping",
            "AWS::ApiGatewayV2::DomainName",
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::Function",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Lambda::Permission",
            "AWS::IAM::Role",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::KMS::Key",
            "AWS::KMS::Alias",
            "AWS::S3::BucketPolicy",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SNS::Topic",
            "AWS::SQS::QueuePolicy",
            "AWS::Scheduler::ScheduleGroup");

    private final ProcessedTemplate template;
    private final FunctionReader functionReader;
    private final Map<String, Template.Function> functions = new LinkedHashMap<>();
    private final Map<String, Template.TableResource> tables = new LinkedHashMap<>();
    private final Map<String, Template.QueueResource> queues = new LinkedHashMap<>();
    private final Map<String, Template.SecretResource> secrets = new LinkedHashMap<>();
    private final Map<String, Template.BucketResource> buckets = new LinkedHashMap<>();
    private final List<Template.QueueRule> queueRules = new ArrayList<>();
    private final Map<String, String> rotations = new LinkedHashMap<>();
    private final Map<String, String> pageHeaders = new LinkedHashMap<>();
    private Template.Cors cors = Template.Cors.NONE;

    ResourceReader(ProcessedTemplate template) {
        this.template = template;
        this.functionReader = new FunctionReader(template.globals().child("Function"));
    }

    Template read() {
        template.resources().forEach((id, resource) -> {
            resource.allow(
                    "Type",
                    "Properties",
                    "DependsOn",
                    "Condition",
                    "DeletionPolicy",
                    "UpdateReplacePolicy",
                    "Metadata");
            read(id, resource.requiredText("Type"), resource);
        });
        rotations.forEach((secret, function) -> secrets.computeIfPresent(
                secret,
                (id, s) -> new Template.SecretResource(
                        s.id(), s.name(), s.initial(), s.generated(), Optional.of(function))));
        return new Template(
                Collections.unmodifiableMap(functions),
                Collections.unmodifiableMap(tables),
                Collections.unmodifiableMap(queues),
                Collections.unmodifiableMap(secrets),
                Collections.unmodifiableMap(buckets),
                List.copyOf(queueRules),
                cors,
                Collections.unmodifiableMap(pageHeaders));
    }

    private void read(String id, String type, Properties resource) {
        if (NOTHING_HERE.contains(type)) {
            return;
        }
        var names = template.names();
        var properties = Properties.of(
                id, template.intrinsics().resolve(resource.value("Properties").orElse(null)));
        switch (type) {
            case "AWS::Serverless::Function" -> functions.put(id, functionReader.read(properties));
            case "AWS::Serverless::HttpApi" -> cors = HttpApiReader.cors(properties);
            case "AWS::CloudFront::ResponseHeadersPolicy" -> pageHeaders.putAll(PageHeadersReader.headers(properties));
            case "AWS::DynamoDB::Table" -> tables.put(id, StorageReader.table(properties, names.tableName(id)));
            case "AWS::S3::Bucket" -> buckets.put(id, StorageReader.bucket(properties, names.bucketName(id)));
            case "AWS::Events::Rule" -> queueRules.add(TriggerReader.queueRule(properties));
            case "AWS::SQS::Queue" -> queues.put(id, StorageReader.queue(properties));
            case "AWS::SecretsManager::Secret" -> secrets.put(id, SecretReader.secret(properties));
            case "AWS::SecretsManager::RotationSchedule" -> rotation(id, resource);
            default ->
                throw new TemplateException("the resource " + id + " is of a type that is not known here: " + type);
        }
    }

    /** The references are needed as they stand: which secret, which function. */
    private void rotation(String id, Properties resource) {
        var properties = resource.child("Properties")
                .allow("SecretId", "RotationLambdaARN", "RotateImmediatelyOnUpdate", "RotationRules");
        var secret = properties.child("SecretId").text("Ref");
        var function = properties.child("RotationLambdaARN").text("Fn::GetAtt");
        if (secret.isEmpty() || function.isEmpty() || !function.get().endsWith(".Arn")) {
            throw new TemplateException(id + " needs SecretId: !Ref and RotationLambdaARN: !GetAtt ….Arn");
        }
        rotations.put(secret.get(), function.get().substring(0, function.get().length() - ".Arn".length()));
    }
}

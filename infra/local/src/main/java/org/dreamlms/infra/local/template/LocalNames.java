package org.dreamlms.infra.local.template;

import java.util.Locale;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Names, ARNs and URLs that resources have on this machine. What CloudFormation would make up (no
 * BucketName given) is the logical id here, in lower case for buckets.
 */
final class LocalNames implements ResourceNames {
  private final Where where;
  private final Fields resources;
  private final Addresses addresses;
  private @Nullable Evaluator evaluator;

  LocalNames(Where where, Fields resources, Addresses addresses) {
    this.where = where;
    this.resources = resources;
    this.addresses = addresses;
  }

  /** Names may be given by intrinsics; the evaluator in turn asks here. */
  void evaluateWith(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public String ref(String id, int line) {
    return switch (type(id, line)) {
      case "AWS::Serverless::Function", "AWS::Serverless::HttpApi" -> id;
      case "AWS::DynamoDB::Table" -> name(id, "TableName", id);
      case "AWS::S3::Bucket" -> bucket(id);
      case "AWS::SQS::Queue" ->
          addresses.sqs() + "/" + Parameters.ACCOUNT + "/" + name(id, "QueueName", id);
      case "AWS::SecretsManager::Secret" -> secret(id);
      default -> name(id, "Name", id);
    };
  }

  @Override
  public String attribute(String id, String attribute, int line) {
    // What the transform makes of FunctionUrlConfig (AWS SAM, Generated CloudFormation resources).
    String function = id.replaceFirst("Url$", "");
    if (attribute.equals("FunctionUrl")
        && !resources.fields().containsKey(id)
        && hasUrl(function)) {
      return addresses.functionUrl(function);
    }
    String type = type(id, line);
    return switch (type + " " + attribute) {
      case "AWS::Serverless::Function Arn" -> arn("lambda", "function:" + id);
      case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + name(id, "TableName", id));
      case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + bucket(id);
      case "AWS::S3::Bucket DomainName", "AWS::S3::Bucket RegionalDomainName" ->
          addresses.s3().replace("http://", "") + "/" + bucket(id);
      case "AWS::SQS::Queue Arn" -> arn("sqs", name(id, "QueueName", id));
      case "AWS::SQS::Queue QueueName" -> name(id, "QueueName", id);
      case "AWS::SQS::Queue QueueUrl" -> ref(id, line);
      case "AWS::SecretsManager::Secret Id" -> secret(id);
      case "AWS::Serverless::HttpApi ApiEndpoint" -> addresses.api();
      case "AWS::Logs::LogGroup Arn" -> arn("logs", "log-group:" + id);
      default ->
          where.refuse(
              line,
              "the attribute " + attribute + " of " + id + " (" + type + ") is not known here",
              "Use another one, or teach it to infra/local (LocalNames).");
    };
  }

  private boolean hasUrl(String function) {
    return resources.fields().get(function) instanceof Field(Fields resource, var r)
        && resource.fields().get("Properties") instanceof Field(Fields properties, var p)
        && properties.fields().containsKey("FunctionUrlConfig");
  }

  private String bucket(String id) {
    return name(id, "BucketName", id.toLowerCase(Locale.ROOT));
  }

  private String secret(String id) {
    return arn("secretsmanager", "secret:" + name(id, "Name", id));
  }

  private static String arn(String product, String rest) {
    return "arn:aws:" + product + ":" + Parameters.REGION + ":" + Parameters.ACCOUNT + ":" + rest;
  }

  private String name(String id, String property, String otherwise) {
    if (resources.fields().get(id) instanceof Field(Fields resource, var r)
        && resource.fields().get("Properties") instanceof Field(Fields properties, var p)
        && properties.fields().get(property) instanceof Field(var value, var v)
        && evaluator != null) {
      return evaluator.text(value);
    }
    return otherwise;
  }

  private String type(String id, int line) {
    return resources.fields().get(id) instanceof Field(Fields resource, var r)
            && resource.fields().get("Type") instanceof Field(Text type, var t)
        ? type.value()
        : where.refuse(
            line, "there is no parameter or resource " + id, "Correct the name or add it.");
  }
}

package org.dreamlms.infra.local.template;

import java.util.Map;
import java.util.Set;

/**
 * Which properties of which resources the local cloud acts on, and which it knows and deliberately
 * leaves without effect, each with its reason. Whatever is in neither list is refused by name.
 */
enum LocalEffects {
  FUNCTION(
      "AWS::Serverless::Function",
      Set.of(
          "CodeUri",
          "Handler",
          "Runtime",
          "MemorySize",
          "Timeout",
          "Environment",
          "Events",
          "FunctionUrlConfig",
          "ReservedConcurrentExecutions",
          "PackageType",
          "LoggingConfig"),
      Map.ofEntries(
          Map.entry("FunctionName", "a function is known by its logical id on one machine"),
          Map.entry("Description", "a text for people"),
          Map.entry("Architectures", "the JVM of this machine runs it"),
          Map.entry("Policies", "nobody checks permissions here; the dummy keys may do everything"),
          Map.entry("Role", "nobody checks permissions here"),
          Map.entry("PermissionsBoundary", "nobody checks permissions here"),
          Map.entry("Tracing", "there is no X-Ray here; the trace header is passed on"),
          Map.entry(
              "SnapStart", "there are no snapshots here; environments start from the beginning"),
          Map.entry("AutoPublishAlias", "every call goes to the newest build"),
          Map.entry("AutoPublishAliasAllProperties", "every call goes to the newest build"),
          Map.entry("AutoPublishCodeSha256", "every call goes to the newest build"),
          Map.entry("VersionDescription", "every call goes to the newest build"),
          Map.entry("VersionDeletionPolicy", "every call goes to the newest build"),
          Map.entry("DeploymentPreference", "nothing is deployed here"),
          Map.entry("ProvisionedConcurrencyConfig", "start with --warm instead"),
          Map.entry("VpcConfig", "everything is on the loopback network"),
          Map.entry("EphemeralStorage", "the temporary folder is that of this machine"),
          Map.entry("KmsKeyArn", "there is nothing encrypted here"),
          Map.entry("EventInvokeConfig", "asynchronous events are not retried here"),
          Map.entry("RecursiveLoop", "loops are not detected here"),
          Map.entry("PropagateTags", "there are no tags here"),
          Map.entry("Tags", "there are no tags here"))),
  HTTP_API(
      "AWS::Serverless::HttpApi",
      Set.of("CorsConfiguration", "StageName"),
      Map.ofEntries(
          Map.entry("Name", "a text for people"),
          Map.entry("Description", "a text for people"),
          Map.entry("AccessLogSettings", "each function logs its own requests"),
          Map.entry("DefaultRouteSettings", "requests are not throttled by rate here"),
          Map.entry("RouteSettings", "requests are not throttled by rate here"),
          Map.entry("Domain", "the gateway is 127.0.0.1 only"),
          Map.entry("DisableExecuteApiEndpoint", "the gateway is 127.0.0.1 only"),
          Map.entry("FailOnWarnings", "nothing is imported here"),
          Map.entry("PropagateTags", "there are no tags here"),
          Map.entry("Tags", "there are no tags here"))),
  TABLE(
      "AWS::DynamoDB::Table",
      Set.of(
          "TableName",
          "KeySchema",
          "AttributeDefinitions",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "TimeToLiveSpecification"),
      Map.ofEntries(
          Map.entry("BillingMode", "nothing is billed or throttled here"),
          Map.entry("ProvisionedThroughput", "nothing is billed or throttled here"),
          Map.entry("OnDemandThroughput", "nothing is billed or throttled here"),
          Map.entry("WarmThroughput", "nothing is billed or throttled here"),
          Map.entry("TableClass", "nothing is billed here"),
          Map.entry("PointInTimeRecoverySpecification", "the data folder can be copied"),
          Map.entry("SSESpecification", "there is nothing encrypted here"),
          Map.entry("DeletionProtectionEnabled", "only --fresh deletes tables"),
          Map.entry("ContributorInsightsSpecification", "there is no CloudWatch here"),
          Map.entry("Tags", "there are no tags here"))),
  BUCKET(
      "AWS::S3::Bucket",
      Set.of("BucketName", "CorsConfiguration"),
      Map.ofEntries(
          Map.entry("BucketEncryption", "there is nothing encrypted here"),
          Map.entry("PublicAccessBlockConfiguration", "every object wants a signature here"),
          Map.entry("OwnershipControls", "there is one owner here"),
          Map.entry("LifecycleConfiguration", "objects stay until --fresh"),
          Map.entry("VersioningConfiguration", "the local store keeps no versions"),
          Map.entry("LoggingConfiguration", "there are no access logs here"),
          Map.entry("Tags", "there are no tags here"))),
  QUEUE(
      "AWS::SQS::Queue",
      Set.of("QueueName", "VisibilityTimeout", "RedrivePolicy"),
      Map.ofEntries(
          Map.entry("MessageRetentionPeriod", "queues are in memory and end with the local cloud"),
          Map.entry("ReceiveMessageWaitTimeSeconds", "event sources poll by themselves"),
          Map.entry("MaximumMessageSize", "messages of up to 256 KB are taken"),
          Map.entry("SqsManagedSseEnabled", "there is nothing encrypted here"),
          Map.entry("KmsMasterKeyId", "there is nothing encrypted here"),
          Map.entry("KmsDataKeyReusePeriodSeconds", "there is nothing encrypted here"),
          Map.entry("RedriveAllowPolicy", "nobody checks permissions here"),
          Map.entry("Tags", "there are no tags here")));

  /** Whole resources that do nothing on one machine. */
  static final Map<String, String> RESOURCES =
      Map.ofEntries(
          Map.entry("AWS::CloudWatch::Alarm", "there is no CloudWatch here"),
          Map.entry("AWS::CloudWatch::CompositeAlarm", "there is no CloudWatch here"),
          Map.entry("AWS::CloudWatch::Dashboard", "there is no CloudWatch here"),
          Map.entry("AWS::Logs::LogGroup", "logs go to the terminal"),
          Map.entry("AWS::Logs::MetricFilter", "there is no CloudWatch here"),
          Map.entry("AWS::IAM::Role", "nobody checks permissions here"),
          Map.entry("AWS::IAM::Policy", "nobody checks permissions here"),
          Map.entry("AWS::IAM::ManagedPolicy", "nobody checks permissions here"),
          Map.entry("AWS::Lambda::Permission", "nobody checks permissions here"),
          Map.entry("AWS::S3::BucketPolicy", "every object wants a signature here"),
          Map.entry("AWS::SQS::QueuePolicy", "nobody checks permissions here"),
          Map.entry("AWS::SecretsManager::Secret", "infra/local gives each secret setting itself"),
          Map.entry("AWS::SecretsManager::ResourcePolicy", "nobody checks permissions here"),
          Map.entry("AWS::KMS::Key", "there is nothing encrypted here"),
          Map.entry("AWS::KMS::Alias", "there is nothing encrypted here"),
          Map.entry("AWS::EC2::SecurityGroup", "everything is on the loopback network"),
          Map.entry("AWS::EC2::VPCEndpoint", "everything is on the loopback network"));

  /** Attributes of any resource beside Type and Properties. */
  static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Metadata");

  private final String type;
  private final Set<String> used;
  private final Map<String, String> without;

  LocalEffects(String type, Set<String> used, Map<String, String> without) {
    this.type = type;
    this.used = used;
    this.without = without;
  }

  String type() {
    return type;
  }

  boolean acts(String property) {
    return used.contains(property);
  }

  /** Why the property does nothing here; null when it is not in that list. */
  @org.jspecify.annotations.Nullable
  String reason(String property) {
    return without.get(property);
  }
}

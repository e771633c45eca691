/** What programs of others are, by the names of their images: none of them is a service that a team deploys. */
const IMAGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:postgres|postgresql|postgis|timescaledb|pgvector|supabase-postgres|spilo)/, 'a PostgreSQL database'],
  [
    /^(?:mysql|mariadb|percona|mongo|mssql|cockroach|cassandra|scylla|couchdb|couchbase|clickhouse|oracle)/,
    'a database',
  ],
  [/^(?:redis|valkey|keydb|dragonfly|memcached|etcd)/, 'a store'],
  [
    /^(?:rabbitmq|kafka|cp-|redpanda|nats|zookeeper|activemq|artemis|pulsar|mosquitto|emqx|elasticmq)/,
    'a message broker',
  ],
  [/^(?:elasticsearch|opensearch|solr|meilisearch|typesense|qdrant|weaviate|milvus)/, 'a search engine'],
  [/^(?:minio|localstack|azurite|fake-gcs-server|dynamodb-local)/, 'a stand-in for a cloud'],
  [/^(?:mailhog|mailpit|maildev|mailcatcher|smtp4dev|inbucket|greenmail)/, 'a mailbox for trying out'],
  [/^(?:adminer|pgadmin4?|phpmyadmin|mongo-express|redis-commander|redisinsight|kafka-ui|akhq)$/, 'a console'],
  [
    /^(?:prometheus|grafana|loki|tempo|jaeger|all-in-one|zipkin|otel|opentelemetry|alertmanager|cadvisor|node-exporter|vector|fluent)/,
    'for watching',
  ],
  [/^(?:vault|consul|watchtower|portainer|dind|docker|registry|browserless|chrome|selenium|ofelia)/, 'a tool'],
];

/** Ports at which nothing of HTTP answers. */
const NO_HTTP = new Set([21, 22, 25, 53, 110, 143, 465, 587, 993, 995, 1025, 1433, 1521, 1883, 2181, 3306, 4222]);
for (const port of [5432, 5433, 5671, 5672, 6379, 6380, 6432, 8125, 9042, 9092, 9093, 11_211, 27_017, 33_060]) {
  NO_HTTP.add(port);
}

/** What an image is where it is somebody else's program, in words; `undefined` where it is likely the team's own. */
export function equipmentOf(image: string | null): string | undefined {
  const name = image?.split('@')[0]?.split('/').at(-1)?.split(':')[0]?.toLowerCase() ?? '';
  return IMAGES.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether something that answers HTTP may be at a port. */
export function mayBeHttp(port: number): boolean {
  return !NO_HTTP.has(port);
}

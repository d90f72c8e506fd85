package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Health and metrics, for machines. */
class ManagementTest {

    @Test
    void prometheusReadsFromAPortOfItsOwn() {
        try (Service service = Service.start("--MANAGEMENT_PORT=0")) {
            Person.loggedInAt(service, "ana@example.com");
            Client prometheus = new Client("http://127.0.0.1:" + service.property("local.management.port"));

            assertThat(prometheus.get("/actuator/prometheus").is(200).body()).contains("mfa_", "jvm_memory_used_bytes");
            prometheus.get("/actuator/health/readiness").is(200);
            assertThat(prometheus.get("/actuator/env").status()).isEqualTo(401);
            assertThat(prometheus.get("/auth/profile").status()).isEqualTo(401);

            service.client().get("/actuator/prometheus").isProblem(401, "token_missing");
        }
    }

    @Test
    void withoutSuchAPortMetricsAreForAdministrators() {
        try (Service service = Service.start()) {
            Person root = Person.loggedInAt(service, "root@example.com");
            root.client.get("/actuator/prometheus").is(200);
            service.client().get("/actuator/prometheus").isProblem(401, "token_missing");
            service.client().get("/actuator/health").is(200);
        }
    }
}

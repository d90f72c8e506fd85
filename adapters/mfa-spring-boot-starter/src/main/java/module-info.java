/** Second factors as beans of a Spring Boot application. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.spring {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive io.github.mfa4j.codes;
    requires transitive io.github.mfa4j.totp;
    requires com.samskivert.jmustache;
    requires io.github.mfa4j.qr;
    requires org.slf4j;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    // What an application does not use is not there, and the configuration for it is passed over.
    requires static com.fasterxml.jackson.annotation;
    requires static com.zaxxer.hikari;
    requires static flyway.core;
    requires static io.github.mfa4j.jdbc;
    requires static io.github.mfa4j.mail;
    requires static io.github.mfa4j.micrometer;
    requires static io.github.mfa4j.redis;
    requires static io.github.mfa4j.twilio;
    requires static jakarta.servlet;
    requires static java.sql;
    requires static micrometer.core;
    requires static redis.clients.jedis;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.data.redis;
    requires static spring.boot.health;
    requires static spring.boot.sql;
    requires static spring.security.config;
    requires static spring.security.core;
    requires static spring.security.web;
    requires static spring.web;
    requires static spring.webmvc;

    exports io.github.mfa4j.spring.boot;
    exports io.github.mfa4j.spring.security;
    exports io.github.mfa4j.spring.security.pages;

    opens io.github.mfa4j.spring.boot to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
    opens io.github.mfa4j.spring.security to
            spring.beans,
            spring.context,
            spring.core;
}

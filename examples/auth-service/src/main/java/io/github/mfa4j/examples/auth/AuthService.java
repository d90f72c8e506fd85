package io.github.mfa4j.examples.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service. Environment variables set it up, see {@code .env.example}; without any it starts for development. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class AuthService {

    /**
     * Starts the service.
     *
     * @param args variables may stand here, too: {@code --PORT=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(AuthService.class, args);
    }
}

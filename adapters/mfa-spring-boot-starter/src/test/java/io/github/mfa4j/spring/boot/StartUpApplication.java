package io.github.mfa4j.spring.boot;

import java.lang.management.ManagementFactory;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** A small application with users, a pool and a database, which knows nothing of second factors. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StartUpApplication {

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("alice").password("{noop}wonderland").build());
    }

    /** It uses its database, so that the pool is open and the driver loaded in any case. */
    @Bean
    JdbcTemplate orders(DataSource database) {
        JdbcTemplate orders = new JdbcTemplate(database);
        orders.execute("CREATE TABLE orders (id integer NOT NULL PRIMARY KEY)");
        return orders;
    }

    public static void main(String[] arguments) {
        start(StartUpApplication.class, "none");
    }

    /** Prints the milliseconds from the start of the JVM until the application is ready, and whether it has second factors. */
    static void start(Class<?> application, String webType) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(application)
                .properties(
                        "server.port=0",
                        "spring.application.name=shop",
                        "spring.datasource.url=jdbc:h2:mem:shop",
                        "mfa.keys.current=k1",
                        "mfa.keys.ring.k1=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        try (ConfigurableApplicationContext context = builder.run("--spring.main.web-application-type=" + webType)) {
            long millis = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println("ready " + millis + " " + context.containsBean("multiFactor"));
        }
    }
}

package io.github.mfa4j.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisBroadcastException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What clients and servers must be before registers are entrusted to them. */
final class ServerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
    private static final String POLICY = "maxmemory-policy";

    private ServerCheck() {}

    static void check(UnifiedJedis client) {
        if (client.getCache() != null) {
            throw new IllegalArgumentException("client caches replies, allowed is a client without client-side caching:"
                    + " a register must be read from the server");
        }
        List<String> policies = new ArrayList<>();
        for (String info : askPermitted(client, new CommandArguments(Command.INFO), BuilderFactory.STRING)) {
            Map<String, String> node = fields(info);
            if (!node.getOrDefault("role", "master").equals("master")) {
                throw new RedisStoreException("the Redis server is a replica, allowed is a master:"
                        + " connect to the master, or through Sentinel or Cluster");
            }
            Optional.ofNullable(node.get("maxmemory_policy")).ifPresent(policies::add);
        }
        if (policies.isEmpty()) {
            CommandArguments question =
                    new CommandArguments(Command.CONFIG).add("GET").add(POLICY);
            for (Map<String, String> answer : askPermitted(client, question, BuilderFactory.STRING_MAP)) {
                Optional.ofNullable(answer.get(POLICY)).ifPresent(policies::add);
            }
        }
        checkPolicies(policies);
    }

    private static void checkPolicies(List<String> policies) {
        if (policies.isEmpty()) {
            LOG.warn(
                    "the {} of this Redis server cannot be read; make sure it is noeviction, because a server that"
                            + " evicts forgets locks and used codes",
                    POLICY);
        }
        for (String policy : policies) {
            if (!policy.equals("noeviction")) {
                throw new RedisStoreException(POLICY + " of the Redis server is " + policy
                        + ", allowed is noeviction: a server that evicts forgets locks and used codes."
                        + " Set it on every node, or give the store a server of its own");
            }
        }
    }

    /** The answers of all masters; none if the server's access control forbids the question. */
    private static <T> List<T> askPermitted(UnifiedJedis client, CommandArguments question, Builder<T> form) {
        List<T> answers = new ArrayList<>();
        // A broadcast wants the same reply from every node and drops others, so the replies are collected on their way.
        Builder<Boolean> collecting = new Builder<>() {
            @Override
            public Boolean build(Object data) {
                return answers.add(form.build(data));
            }
        };
        try {
            client.broadcastCommand(new CommandObject<>(question, collecting));
        } catch (JedisBroadcastException e) {
            for (Object reply : e.getReplies().values()) {
                if (reply instanceof JedisException failure) {
                    requireForbidden(failure);
                }
            }
        } catch (JedisDataException e) {
            requireForbidden(e);
        } catch (JedisException e) {
            throw Problem.of("opening the store", e);
        }
        return answers;
    }

    private static void requireForbidden(JedisException e) {
        String message = String.valueOf(e.getMessage());
        // Some services rename the commands of operators away.
        if (!message.startsWith("NOPERM") && !message.startsWith("ERR unknown command")) {
            throw Problem.of("opening the store", e);
        }
    }

    private static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        });
        return fields;
    }
}

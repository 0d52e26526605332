/**
 * The whole system on one machine: PostgreSQL, Keycloak and the services as ordinary processes on loopback.
 *
 * <p>{@link cn.etown.local.Main} is the command; {@link cn.etown.local.LocalSystem} is the same for tests, which kill and
 * restart single processes.
 */
package cn.etown.local;

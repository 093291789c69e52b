package org.planledger.deploy.settings;

/// How a service reaches its database.
///
/// @param url the JDBC URL
/// @param user the user, empty when the URL says it
/// @param password the password, empty when there is none
public record DatabaseAccess(String url, String user, String password) {

    /// Without the password, which no log may hold.
    @Override
    public String toString() {
        return url;
    }
}

package cn.etown.kit.migration;

import cn.etown.kit.testing.LandedMigrations;

class MigrationsTest extends LandedMigrations {

    MigrationsTest() {
        super("kit");
    }
}

package cn.etown.monitoring;

import cn.etown.kit.testing.LandedMigrations;

class MigrationsTest extends LandedMigrations {}

package cn.etown.collection;

import cn.etown.kit.testing.LandedMigrations;

class MigrationsTest extends LandedMigrations {}

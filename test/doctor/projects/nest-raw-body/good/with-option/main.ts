import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

const options = { rawBody: true };
const app = await NestFactory.create(AppModule, options);
await app.listen(3000);

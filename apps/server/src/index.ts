export { BackupError, backUp } from './backup.ts';
export { defaultConfig, readConfig, type ConfigResult, type LogLevel, type ServerConfig } from './config.ts';
export { lanUrls } from './lan.ts';
export { runServer } from './run-server.ts';
export { StartError, startServer, type RunningServer, type ServerOptions } from './server.ts';
